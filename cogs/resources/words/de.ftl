# Menschen, mit denen man reden kann, und kurze Übungen. reviewed: no

command-urgent = Menschen, mit denen du jetzt reden kannst
option-urgent-country = wenn es nicht dein eigenes ist: sein Name oder zwei Buchstaben
help-example-urgent = Zum Beispiel: { CMD("urgent") }, oder: { CMD("urgent GB") }, oder: { CMD("urgent GB young") }

urgent-for-country = Das gilt für: { $country }. Für ein anderes Land: { CMD("urgent GB") }
urgent-which-country = In welchem Land bist du? Wenn du es mir sagst, nenne ich die Nummern, die ich dafür kenne. Zum Beispiel: { CMD("urgent GB") }
urgent-no-more = Mehr Angebote kenne ich für dieses Land nicht. Hier stehen Angebote aus aller Welt:
urgent-none-young = Ein Angebot nur für junge Leute kenne ich dort nicht. Diese sind für alle da:
urgent-not-working-which = Welche Nummer ging nicht?
urgent-not-working-thanks = Danke. Ich habe für die Moderation hier notiert, dass { $name } nicht ging, und nicht, wer es gesagt hat. Andere:

## Kurze Übungen. Gewöhnliche Übungen in unseren eigenen Worten; sie sind keine Behandlung.

command-calm = eine kurze Übung, Schritt für Schritt
option-calm-exercise = ihr Name oder ihre Nummer, zum Beispiel „atmen“ oder 3; ohne das kommt eine Liste
help-example-calm = Zum Beispiel: { CMD("calm") }, oder: { CMD("calm atmen") }, oder: { CMD("calm 5-4-3-2-1") }

calm-offer = Eine kurze Übung
calm-list = Welche? Jede dauert ein paar Minuten, und du kannst jederzeit aufhören. Keine davon ist eine Behandlung.
calm-no-treatment = Das ist keine Behandlung. Hör auf, wenn es sich falsch anfühlt.
calm-begin = Anfangen
calm-next = Weiter
calm-stop = Hier aufhören
calm-again = Noch einmal
calm-instead = Stattdessen: { $exercise }
calm-someone = Jemand zum Reden
calm-end = Das war alles. Es muss nicht geholfen haben.
calm-stopped = In Ordnung. Aufhören ist völlig in Ordnung.

calm-box-label = Atmen im Viereck
calm-box = Atmen im Viereck, etwa drei Minuten. Einatmen, warten, ausatmen, warten: jedes Mal bis vier zählen. Wenn dir das Warten ohne Luft schwerfällt, nimm die andere.
calm-box-1 = Sitz, steh oder lieg, wie du magst. Lass die Schultern, wie sie sind.
calm-box-2 = Atme ein und zähl dabei bis vier.
calm-box-3 = Warte und zähl bis vier. Kürzer ist auch gut.
calm-box-4 = Atme aus und zähl dabei bis vier.
calm-box-5 = Warte noch einmal, höchstens bis vier.
calm-box-6 = Dasselbe noch dreimal, so langsam oder so schnell, wie es dir passt.

calm-out-label = Länger ausatmen
calm-out = Länger ausatmen, etwa zwei Minuten. Wenn es unangenehm ist, auf den Atem zu achten, nimm die andere.
calm-out-1 = Atme sanft ein und zähl dabei bis drei.
calm-out-2 = Atme langsam aus und zähl dabei bis fünf, wie durch einen Strohhalm.
calm-out-3 = Wenn das Zählen anstrengt, lass es. Es reicht, dass der Weg hinaus länger ist als der hinein.
calm-out-4 = Noch fünf solche Atemzüge, wie sie kommen.

calm-senses-label = 5-4-3-2-1
calm-senses = 5-4-3-2-1, etwa drei Minuten: was jetzt um dich herum ist. Im Kopf, laut oder getippt, alles ist in Ordnung. Es gibt noch eine ohne Sehen und Riechen.
calm-senses-1 = Fünf Dinge, die du siehst. Auch kleine zählen.
calm-senses-2 = Vier Dinge, die du anfassen kannst: ein Ärmel, der Tisch, der Boden.
calm-senses-3 = Drei Geräusche. Auch ein stiller Raum hat welche.
calm-senses-4 = Zwei Gerüche, oder zwei, an die du gern denkst.
calm-senses-5 = Ein Ding in deiner Nähe, das gut ist, wie es ist.

calm-touch-label = Tasten und hören
calm-touch = Tasten und hören, etwa drei Minuten, ohne Sehen und Riechen. Im Kopf oder laut, beides ist in Ordnung.
calm-touch-1 = Fünf Dinge in Reichweite: fass sie an, eins nach dem anderen.
calm-touch-2 = Vier davon noch einmal: welches ist glatt, welches rau, welches weich, welches hart?
calm-touch-3 = Drei Geräusche, nah oder fern.
calm-touch-4 = Zwei Klänge, an die du gern denkst.
calm-touch-5 = Ein Wort, das du magst. Sag es einmal, oder denk es.

calm-cool-label = Etwas Kühles in der Hand
calm-cool = Etwas Kühles in der Hand, etwa zwei Minuten. Nicht bei Herzproblemen, und nicht, wenn dir das Essen gerade schwerfällt; nimm dann die andere. Kein Eis.
calm-cool-1 = Nimm etwas Kühles: ein Glas Wasser, eine Dose, einen Stein, einen Löffel.
calm-cool-2 = Halt es fest. Wo ist es kühl: in der Handfläche, an den Fingern?
calm-cool-3 = Nimm nach einer Weile die andere Hand. Fühlt es sich dort anders an?
calm-cool-4 = Leg es weg, wenn es genug ist, und wärm dir die Hände.

calm-muscles-label = Anspannen und loslassen
calm-muscles = Anspannen und loslassen, etwa fünf Minuten. Lass weg, was wehtut oder sich nicht bewegt. Bei einer Verletzung oder bei Schmerzen nimm die andere.
calm-muscles-1 = Hände: mach Fäuste, mit halber Kraft. Zähl bis fünf und lass los. Zähl bis zehn.
calm-muscles-2 = Arme: beug sie, spann sie an, zähl bis fünf, lass los. Zähl bis zehn.
calm-muscles-3 = Schultern: zieh sie ein wenig hoch, zähl bis fünf, lass los. Zähl bis zehn.
calm-muscles-4 = Gesicht: kneif die Augen zu, zähl bis fünf, lass los. Zähl bis zehn.
calm-muscles-5 = Füße: drück sie nach unten, oder zieh die Zehen hoch. Zähl bis fünf und lass los. Zähl bis zehn.
calm-muscles-6 = Jetzt gar nichts, drei Atemzüge lang.

calm-feet-label = Füße auf dem Boden
calm-feet = Füße auf dem Boden, etwa eine Minute. Im Sitzen, im Stehen oder im Liegen, alles ist in Ordnung.
calm-feet-1 = Stell beide Füße auf den Boden, oder leg die Hände auf die Armlehnen.
calm-feet-2 = Drück nach unten, zähl langsam bis fünf, lass los. Dreimal.
calm-feet-3 = Drück langsam gegen eine Wand, als könntest du sie verschieben, oder drück die Handflächen aneinander.
calm-feet-4 = Wo spürst du den Boden, den Stuhl oder die Wand?
