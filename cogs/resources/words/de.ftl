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

## Finden

command-find = Anlaufstellen und kurze Übungen finden, mit beliebigen Worten
option-find-words = was du suchst, etwa „kann nicht schlafen“, „Panik“, „Chat Wien“
option-find-country = wenn nicht deines: sein Name oder zwei Buchstaben
option-find-language = eine Sprache, die dort gesprochen werden soll
option-find-topic = worum es geht, etwa Schlaf oder Trauer
ask-find-words = Was suchst du? Alle Worte sind recht, zum Beispiel: kann nicht schlafen, Alkohol, jemand zum Reden.
help-example-find = Zum Beispiel: { CMD("find kann nicht schlafen") }, oder: { CMD("find Chat Schweiz") }, oder: { CMD("find Trauer country:AT") }
topic-unknown = Ich kenne kein Thema „{ $words }“. „Schlaf“, „Trauer“ oder „Alkohol“ wäre richtig.

find-found = Das habe ich gefunden. Nur du siehst das.
find-nothing = Dazu habe ich nichts gefunden. Nur du siehst das. Hier stehen Stellen in vielen Ländern:
find-nothing-there = Dazu habe ich nichts gefunden. Nur du siehst das. Das hier ist für alle da, dort ({ $country }) oder überall:
find-none-in-country = Ich kenne keine Nummer in diesem Land ({ $country }). Nur du siehst das. Das hier ist für Menschen überall:
find-no-language = Von keinem davon weiß ich, dass diese Sprache gesprochen wird: { $language }.
find-no-cost-free = Von keinem davon weiß ich, dass es nichts kostet.
find-no-cost-low = Von keinem davon weiß ich, dass es wenig kostet.
find-no-cost-paid = Von keinem davon weiß ich, was es kostet.
find-also = Mehr Stellen, in vielen Ländern: { $place }.
find-for-country = Gesucht habe ich für: { $country }. Für ein anderes Land schreib seinen Namen dazu.
find-which-country = In welchem Land bist du? Wenn du es mir sagst, suche ich auch dort.
find-more = Mehr
find-no-more = Das war alles, was ich gefunden habe. Menschen zum Reden, jetzt: { CMD("urgent") }
find-gone = Diesen Eintrag gibt es nicht mehr. Menschen zum Reden, jetzt: { CMD("urgent") }
find-show = Im Raum zeigen
find-shown = Es steht jetzt im Raum, mit deinem Namen, für alle dort.
find-shown-by = { $who } zeigt das hier:
find-not-there = Ich kann das im Raum nicht zeigen. Es wurde nichts gezeigt.
find-not-working = Das ging nicht

# Sätze über einen Eintrag; manche folgen in einem Absatz aufeinander.
find-name = { $name }.
find-then = { $first } { $then }
find-way = So erreichst du es: { $how }.
find-always = Jederzeit erreichbar.
find-open = Jetzt erreichbar.
find-closed = Jetzt nicht erreichbar, wieder ab { $opens }.
find-closed-now = Jetzt nicht erreichbar.
find-country = Land: { $country }.
find-label-elsewhere = { $name }, { $country }
find-languages = Sprachen: { $languages }.
find-cost-free = Kostenlos.
find-cost-low = Kostet wenig.
find-cost-paid = Kostet Geld.
find-for-whom = Für: { $whom }.
find-sends-help = Von dort kann Hilfe kommen, ohne dass du zustimmst.
find-sends-no-help = Von dort kommt niemand, ohne dass du zustimmst.
find-checked = Geprüft: { $checked }.
find-checked-old = Geprüft: { $checked }, kann sich geändert haben.
find-unopened = Diese Adresse hat noch niemand für uns geöffnet.

## Kurze Übungen. Gewöhnliche Übungen in unseren eigenen Worten; sie sind keine Behandlung.

command-calm = eine kurze Übung, Schritt für Schritt
option-calm-exercise = ihr Name oder ihre Nummer, zum Beispiel „atmen“ oder 3; ohne das kommt eine Liste
help-example-calm = Zum Beispiel: { CMD("calm") }, oder: { CMD("calm atmen") }, oder: { CMD("calm 5-4-3-2-1") }

calm-offer = Eine kurze Übung
calm-list = Welche? Jede dauert ein paar Minuten, und du kannst jederzeit aufhören. Keine davon ist eine Behandlung.
calm-more-body = Für Körper und Sinne
calm-more-head = Für Gedanken und Impulse
calm-more-doing = Etwas tun, oder zur Ruhe kommen
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

calm-name-label = Einen Namen dafür
calm-name = Einen Namen dafür, etwa zwei Minuten: ein Wort für das, was da ist. Laut, geschrieben, gebärdet oder nur gedacht, alles ist in Ordnung. Wenn der Blick nach innen es schlimmer macht, nimm die andere.
calm-name-1 = Halt einen Moment an, so wie es für dich bequem ist.
calm-name-2 = Ist da etwas im Körper: eng, schwer, heiß, leer? „Nichts“ ist auch eine Antwort.
calm-name-3 = Such ein Wort dafür: Angst, Wut, Scham, Trauer, Leere, Müdigkeit. Eine Farbe oder ein Klang reicht auch.
calm-name-4 = Sag es so: „Da ist Angst.“ Mehr nicht.
calm-name-5 = Es muss nicht weggehen. Es hat jetzt einen Namen.

calm-wave-label = Einen Drang abwarten
calm-wave = Einen Drang abwarten, etwa zehn Minuten. Ein Drang steigt, bleibt eine Weile und sinkt, oft früher als erwartet. Wenn er zu stark wird, hör hier auf und rede mit jemandem. Wenn du weniger tun willst, nimm die andere.
calm-wave-1 = Schau auf die Uhr, oder stell einen Wecker auf zehn Minuten. Bis dahin wird nichts entschieden.
calm-wave-2 = Wenn du kannst, geh weg von dem, worum es geht, oder lass es jemanden wegräumen. Ein anderes Zimmer reicht.
calm-wave-3 = Wo sitzt er: in der Brust, in den Händen, im Kopf? Wie stark, von 0 bis 10? Ungefähr reicht.
calm-wave-4 = Etwas für die Hände oder die Ohren: eine Tasse spülen, etwas Weiches halten, ein Lied anmachen.
calm-wave-5 = Wie stark ist er jetzt? Stärker, schwächer, gleich, alles kommt vor.
calm-wave-6 = Wenn die zehn Minuten um sind und er noch stark ist: noch einmal zehn, oder rede jetzt mit jemandem.

calm-pause-label = Anhalten und wählen
calm-pause = Anhalten und wählen, etwa zwei Minuten: wenn etwas sofort gesagt oder getan werden will. Wenn es unangenehm ist, auf den Atem zu achten, lass den zweiten Schritt weg oder nimm die andere.
calm-pause-1 = Halt an. Leg weg, was du in den Händen hast, und schick noch nichts ab.
calm-pause-2 = Atme einmal langsam aus, oder drück Hände oder Füße gegen etwas.
calm-pause-3 = Was ist gerade passiert? Ein einfacher Satz, ohne die Gründe.
calm-pause-4 = Was könntest du tun? Such zwei Dinge. Ein drittes ist, vorerst nichts zu tun.
calm-pause-5 = Wähl das, was dich morgen am wenigsten stört. Warten ist auch eine Wahl.

calm-game-label = Ein Spiel für den Kopf
calm-game = Ein Spiel für den Kopf, etwa drei Minuten: Es gibt den Gedanken andere Arbeit. Laut, geschrieben oder nur gedacht. Wenn dir Zählen schwerfällt, lass die Zahlen weg. Wenn Wörter zu viel sind, nimm die andere.
calm-game-1 = Such dir eine Sorte aus: Tiere, Städte, Lieder, Vornamen.
calm-game-2 = Finde etwas mit A, etwas mit B und so weiter. Lass schwere Buchstaben weg.
calm-game-3 = Noch eine Sorte, wenn du magst: fünf Dinge, die blau sind, oder kleiner als eine Hand.
calm-game-4 = Oder Zahlen: von 100 in Siebenern zurück, also 93, 86, 79. Fehler machen nichts. In Zweiern ist auch gut.
calm-game-5 = Hör auf, wo du gerade bist. Es muss nicht fertig werden.

calm-worry-label = Eine Zeit für Sorgen
calm-worry = Eine Zeit für Sorgen, etwa fünf Minuten: Sie bekommen eine eigene Zeit, damit sie nicht den ganzen Tag brauchen. Auf Papier, auf dem Handy oder gesprochen. Wenn sie beim Aufschreiben größer werden, nimm die andere.
calm-worry-1 = Such dir für morgen fünfzehn Minuten aus, bei Tag und nicht im Bett.
calm-worry-2 = Schreib jede Sorge in ein paar Wörtern auf, so wie sie kommen.
calm-worry-3 = Daneben: Kannst du etwas tun? Wenn ja, ein erster kleiner Schritt. Wenn nein, ein Strich.
calm-worry-4 = Leg die Liste weg, wo du sie vom Bett aus nicht siehst.
calm-worry-5 = Wenn vorher eine Sorge kommt: „Morgen, zu dieser Zeit.“ So oft es sein muss.

calm-write-label = Schreiben und wegwerfen
calm-write = Schreiben und wegwerfen, etwa fünf Minuten. Niemand soll es lesen, also nicht in diesem Chat: auf Papier, in einer Notiz oder gesprochen und gelöscht. Wenn es dich herunterzieht, hör auf oder nimm die andere.
calm-write-1 = Nimm etwas zum Schreiben. Ein Wecker auf vier Minuten hilft beim Aufhören.
calm-write-2 = Schreib, was da ist, ohne Ordnung, Rechtschreibung oder ganze Sätze.
calm-write-3 = Wenn nichts kommt, schreib, dass nichts kommt.
calm-write-4 = Das reicht. Lies es nicht noch einmal durch.
calm-write-5 = Zerreiß es, lösch es oder wirf es weg.

calm-letter-label = Ein freundlicher Brief
calm-letter = Ein freundlicher Brief, etwa fünf Minuten: Was würdest du jemandem schreiben, der an deiner Stelle ist? Von Hand, getippt, gesprochen oder nur gedacht. Freundliche Worte können wehtun. Wenn es so ist, hör auf oder nimm die andere.
calm-letter-1 = Denk an einen Menschen oder ein Tier, dem du Gutes wünschst. Stell dir vor, dort wäre es jetzt wie bei dir.
calm-letter-2 = Was würdest du zuerst sagen? Ein Satz.
calm-letter-3 = Was würdest du dort nie sagen? Lass es auch hier weg.
calm-letter-4 = Was würdest du für die nächste Stunde wünschen? Etwas Kleines.
calm-letter-5 = Schreib deinen eigenen Namen darüber. Lies ihn jetzt, an einem anderen Tag oder gar nicht.

calm-walk-label = Gehen oder dehnen
calm-walk = Gehen oder dehnen, etwa fünf Minuten: zu Fuß, auf Rädern, im Sitzen oder im Liegen. Nur was nicht wehtut. Wenn du dich nicht viel bewegen kannst, oder wenn es beim Bewegen gerade zu sehr um das Gewicht geht, nimm die andere.
calm-walk-1 = Wenn du sicher hinaus kannst, geh bis zur Tür und ein Stück weiter. Wenn nicht, durch das Zimmer, oder bleib, wo du bist.
calm-walk-2 = Langsam, so schnell du es magst. Gezählt wird nichts.
calm-walk-3 = Arme nach oben oder zur Seite, so weit es angenehm ist, und wieder herunter. Dreimal.
calm-walk-4 = Dreh den Kopf ein wenig zu jeder Seite. Beweg die Schultern oder die Finger.
calm-walk-5 = Ist etwas anders: wärmer, lockerer, müder? Gleich ist auch gut.

calm-task-label = Eine kleine Aufgabe
calm-task = Eine kleine Aufgabe, etwa fünf Minuten: so klein, dass sie fast nichts ist. Die Hälfte zählt, und es geht auch vom Bett aus. Wenn selbst das zu viel ist, nimm die andere.
calm-task-1 = Was ist in Reichweite? Ein Vorhang, eine Tasse, eine Nachricht, das Gesicht waschen. Nimm das Kleinste.
calm-task-2 = Mach es noch kleiner: nicht den Abwasch, sondern eine Tasse, nicht die Post, sondern einen Umschlag.
calm-task-3 = Fang an, ohne Lust darauf zu haben. Zwei Minuten reichen.
calm-task-4 = Hör auf, wenn es fertig ist oder halb fertig.
calm-task-5 = Danach muss nichts kommen.

calm-place-label = Ein guter Ort
calm-place = Ein guter Ort, etwa fünf Minuten, im Kopf. Nicht alle sehen dort Bilder: Ein Foto, ein Klang oder ein Geruch reicht auch. Wenn Bilder dir Angst machen oder dich zu weit wegbringen, lass die Augen offen oder nimm die andere.
calm-place-1 = Augen offen oder zu, wie du magst. Du kannst jederzeit aufhören.
calm-place-2 = Nimm einen Ort, an dem es in Ordnung war, oder denk dir einen aus. Sonst muss niemand dort sein.
calm-place-3 = Was ist dort? Licht, Farben, etwas in der Nähe.
calm-place-4 = Was kann man dort hören oder anfassen? Den Boden, die Luft, einen Stoff.
calm-place-5 = Schau oder hör dich um, wo du jetzt bist, und nenn ein Ding im Raum.

calm-message-label = Einem Menschen schreiben
calm-message = Einem Menschen schreiben, etwa zwei Minuten. Drei Texte liegen bereit. Wenn gerade niemand da ist, so wie bei vielen, nimm die andere oder rede mit jemandem am Telefon.
calm-message-1 = Wem schreibt es sich leicht? Es muss nicht der Mensch sein, der dir am nächsten steht.
calm-message-2 = Nimm einen und ändere, was du magst: „Mir geht es gerade nicht so gut. Können wir kurz reden?“ Oder: „Magst du mir zehn Minuten Gesellschaft leisten? Es muss nichts Kluges sein.“ Oder: „Du brauchst nicht zu antworten. Ich wollte nur hallo sagen.“
calm-message-3 = Schick ihn ab, diktier ihn oder heb ihn auf. Alles ist in Ordnung.
calm-message-4 = Eine Antwort kann dauern. Menschen schlafen, arbeiten oder sehen es nicht. Das sagt nichts über dich.

calm-music-label = Eine Liste mit Liedern
calm-music = Eine Liste mit Liedern, etwa fünf Minuten. Regen, eine Stimme oder ein Film, den du kennst, gehen auch. Wenn du nicht gut hörst, nimm, was brummt oder klopft und sich anfassen lässt, oder nimm die andere.
calm-music-1 = Ein Lied, das so ist, wie es gerade ist. Es muss kein fröhliches sein.
calm-music-2 = Eins, das ein wenig ruhiger oder ein wenig heller ist.
calm-music-3 = Eins, das du schon lange magst. Lass weg, was zu etwas Schlechtem gehört.
calm-music-4 = Hör jetzt eins davon, oder heb die Liste für einen anderen Tag auf.

calm-sleep-label = Vor dem Schlafen
calm-sleep = Vor dem Schlafen, etwa zehn Minuten. Den Schlaf bringt das nicht, aber es wird ruhiger. Liegen, sitzen, mit Licht, alles ist in Ordnung. Wenn es unangenehm ist, den Körper zu bemerken, lass den Schritt weg. Es gibt auch eine kürzere.
calm-sleep-1 = Weniger Licht, und das Handy so dunkel und leise, wie es geht.
calm-sleep-2 = Was geht noch im Kopf herum? Für jedes ein Wort, auf Papier. Es kann bis morgen warten.
calm-sleep-3 = Lieg oder sitz so, dass nichts drückt. Eine Decke mehr oder eine weniger.
calm-sleep-4 = Lass los, eins nach dem anderen: Stirn, Kiefer, Schultern, Hände, Bauch, Beine. Lass weg, was wehtut.
calm-sleep-5 = Atme ein wenig länger aus als ein, ungefähr zehnmal. Oder hör auf ein leises Geräusch.
calm-sleep-6 = Wenn du nach einer Weile noch wach bist, steh auf oder setz dich auf, tu etwas Langweiliges bei wenig Licht, und leg dich hin, wenn du müde bist. Ausruhen zählt auch.

calm-okay-label = Eine Sache, die in Ordnung ist
calm-okay = Eine Sache, die in Ordnung ist, etwa eine Minute. Es geht nicht um Dankbarkeit und nicht um die gute Seite. Nur eine Sache, die gerade nicht schlecht ist, gesehen, gehört, angefasst oder gedacht. Wenn das zu viel ist, nimm die andere.
calm-okay-1 = Gibt es eine Sache, die in Ordnung ist? Eine Ecke der Decke, eine Farbe, eine ruhige Minute.
calm-okay-2 = Bleib drei Atemzüge lang dabei, oder so lange du magst.
calm-okay-3 = Wenn es keine gibt, ist das auch eine Antwort. Niemand verlangt etwas von dir.

## Eigene Einträge der Community, für Moderierende

group-resource = was die Moderation hier dem Verzeichnis hinzufügt
group-resource-words = was eigene Wörter bedeuten
command-resource-add = eine Anlaufstelle, die Mitglieder hier kennen sollen
option-resource-add-name = wie sie heißt
option-resource-add-reach = „call 0123 456“, „text 85258 with SHOUT“ oder eine Adresse; mehrere mit ;
option-resource-add-country = für welches Land sie da ist, oder „überall“
option-resource-add-topics = worum es geht, zum Beispiel Schlaf oder Alkohol
option-resource-add-about = in einer Zeile: was sie ist
option-resource-add-hours = wann dort jemand da ist, zum Beispiel Mo-Fr 18:00-23:00 oder 24/7
option-resource-add-zone = nach der Uhr welcher Stadt
option-resource-add-languages = welche Sprachen dort gesprochen werden
option-resource-add-cost = kostenlos, wenig oder kostenpflichtig
option-resource-add-replaces = der Eintrag von mir, der hier dann nicht gezeigt wird
help-example-resource-add = Zum Beispiel: { CMD("resource add") } „Nachttelefon“ „call 0123 456“ country:DE topics:Schlaf hours:„Mo-Fr 18:00-23:00“ languages:de,en cost:kostenlos
resource-ask-name = Wie heißt sie?
resource-in-one-line = In einer Zeile geht es auch: { CMD("resource add") } „Nachttelefon“ „call 0123 456“
resource-ask-reach = Wie ist sie zu erreichen? Zum Beispiel: call 0123 456; text 85258 with SHOUT; https://example.org/chat
resource-ask-country = Für welches Land ist sie da? Oder für überall?
resource-ask-topics = Worum geht es dort? Das Erste zählt am meisten. Zum Beispiel: Schlaf, Einsamkeit
resource-ask-about = In einer Zeile: was ist das? Das liest jemand, der müde ist.
resource-ask-hours = Wann ist dort jemand da? Zum Beispiel: Mo-Fr 18:00-23:00, oder 24/7. Wenn du es nicht weißt: unbekannt
resource-ask-zone = Nach der Uhr welcher Stadt gelten diese Zeiten? Zum Beispiel: Berlin
resource-ask-languages = Welche Sprachen werden dort gesprochen? Zum Beispiel: de, en
resource-ask-cost = Was kostet es?
resource-ask-region = Für welches Gebiet allein ist sie da? Für das ganze Land: keine
resource-ask-for = Für wen allein ist sie da? Für alle: keine
resource-ask-help = Darf dort Hilfe geschickt werden, ohne dass die anrufende Person zustimmt?
resource-there = Einen Eintrag { $name } gibt es hier schon. So änderst du ihn: { CMD("resource edit") } { $id }
resource-added = Hinzugefügt: { $name }. Er gilt als heute geprüft, von dir.
resource-as-seen = So sehen ihn die Mitglieder:
resource-detail = Kennung: { $id }. Für: { $country }. Thema: { $topics }.
resource-hours = Offen: { $hours }, nach der Uhr von { $zone }.
resource-cost-free = kostenlos
resource-cost-low = wenig
resource-cost-paid = kostenpflichtig
resource-everywhere = überall
resource-is-unverified = Hier hat ihn noch niemand bestätigt, darum sehen ihn Mitglieder nicht: { CMD("resource confirm") }
resource-is-suspended = Er ist ausgesetzt: Mitglieder sehen ihn nicht.
resource-is-closed = Es gibt sie nicht mehr: Mitglieder sehen ihn nicht.
resource-twin = Auch ein Eintrag von mir heißt so ({ $id }), und beide werden gezeigt. Um nur deinen zu zeigen: { CMD("resource suspend") } { $id }
resource-replaces = Er steht anstelle von { $id }; der wird hier nicht gezeigt.
resource-origin = Er wurde aus { $origin } eingelesen.
resource-confirmed = Bestätigt { $at } von { $who }.
resource-somebody = jemandem, der nicht mehr hier ist
resource-missing = Noch nicht gesagt: { $what }.
resource-field-name = Name
resource-field-reach = wie sie zu erreichen ist
resource-field-country = Land
resource-field-topics = worum es geht
resource-field-about = eine Zeile dazu, was es ist
resource-field-hours = Zeiten
resource-field-zone = nach welcher Uhr
resource-field-languages = Sprachen
resource-field-cost = Kosten
resource-field-region = Gebiet
resource-field-for = für wen
resource-field-help = ob Hilfe geschickt werden darf
resource-hours-always = immer (24/7)
resource-topic-suicide = Gedanken an Suizid
resource-topic-emotional-support = jemand zum Reden
resource-topic-youth = junge Leute
resource-topic-lgbtq = queere Menschen (LGBTQ)
resource-topic-domestic-violence = Gewalt zu Hause
resource-topic-sexual-violence = sexualisierte Gewalt
resource-topic-substance = Alkohol und Drogen
resource-topic-eating-disorders = Schwierigkeiten mit dem Essen
resource-topic-perinatal = rund um eine Geburt
resource-topic-veterans = Veteranen
resource-topic-men = Männer
resource-topic-women = Frauen
resource-topic-elderly = ältere Menschen
resource-topic-indigenous = indigene Menschen
resource-topic-disaster = nach einer Katastrophe
resource-topic-bereavement = nach einem Todesfall
resource-topic-warmline = ein offenes Ohr
resource-topic-peer = Selbsthilfe
resource-topic-information = Information
resource-topic-medical = medizinische Hilfe
resource-topic-directory = ein Verzeichnis
resource-topic-anxiety = Angst
resource-topic-depression = Depression
resource-topic-self-harm = Selbstverletzung
resource-topic-psychosis = Psychosen
resource-topic-sleep = Schlaf
resource-topic-loneliness = Einsamkeit
resource-topic-family = Angehörige
resource-topic-hospital = nach einem Klinikaufenthalt
resource-topic-housing = Wohnen
resource-topic-benefits = Geld und Sozialleistungen

resource-name-unknown = „{ $words }“ ist kein Name. Richtig wären mindestens zwei Buchstaben, ohne Nummer oder Adresse darin. Zum Beispiel: Nachttelefon
resource-reach-none = Es fehlt, wie sie zu erreichen ist. Zum Beispiel: call 0123 456
resource-reach-many = Mehr als { $most } Wege sind zu viele für einen Eintrag.
resource-reach-unknown = „{ $words }“ kann ich nicht als Weg zu jemandem lesen. Zum Beispiel: call 0123 456, text 85258 with SHOUT, oder https://example.org/chat
resource-reach-number = „{ $words }“ ist keine Nummer, die sich wählen lässt. Richtig wären Ziffern, Leerzeichen und + ( ) - . / * #. Zum Beispiel: call +49 30 123456, oder: call 112 then 5
resource-reach-https = „{ $words }“ ist keine Adresse, die ich nehme: sie muss mit https beginnen. Zum Beispiel: https://example.org/chat
resource-hours-unknown = „{ $words }“ kann ich nicht als Zeiten lesen. Zum Beispiel: Mo-Fr 18:00-23:00, Sa 10:00-14:00, oder 24/7
resource-topics-unknown = Zu „{ $words }“ kenne ich kein Thema. Zum Beispiel: Schlaf, Alkohol, Jugend, Suizid, Selbsthilfe
resource-field-unknown = „{ $words }“ ist nichts, was ein Eintrag hat. Zum Beispiel: name, reach, country, topics, about, hours, zone, languages, cost
resource-exercise = Das ist eine Übung: sie lässt sich hier nicht ändern, nur aussetzen.
resource-replaces-own = { $name } ist ein eigener Eintrag: { CMD("resource edit") } { $id } ändert ihn.
resource-unknown = Einen Eintrag „{ $words }“ kenne ich hier nicht.
resource-unknown-nearest = Einen Eintrag „{ $words }“ kenne ich hier nicht. Ist es einer von diesen?
resource-named = { $name } ({ $id })

command-resource-edit = eine Sache an einem Eintrag ändern
option-resource-edit-entry = sein Name, seine Kennung oder seine Nummer in der Liste
option-resource-edit-field = was: name, reach, country, topics, about, hours und so weiter
option-resource-edit-value = wie es von jetzt an ist
help-example-resource-edit = Zum Beispiel: { CMD("resource edit own-nachttelefon hours Mo-Fr 18:00-23:00") }
ask-resource-edit-entry = Welcher Eintrag? Sein Name, seine Kennung oder seine Nummer in { CMD("resource list") }
ask-resource-edit-field = Was davon soll geändert werden?
resource-changed = Geändert: { $name }.
resource-changed-own = { $name } ist ein Eintrag, den ich mitbringe, und bleibt, wie er ist. An seiner Stelle steht hier jetzt ein eigener von euch.

command-resource-confirm = ein Eintrag stimmt: heute nachgesehen, von dir
option-resource-confirm-entry = Name, Kennung oder Nummer; „alle aus“ und woher sie eingelesen wurden
help-example-resource-confirm = Zum Beispiel: { CMD("resource confirm own-nachttelefon") }, oder: { CMD("resource confirm alle aus lines.csv") }
ask-resource-confirm-entry = Welcher Eintrag? Sein Name, seine Kennung oder seine Nummer in { CMD("resource list") }
resource-confirmed-now = Bestätigt: { $name }. Er gilt als heute geprüft, von dir.
resource-confirmed-back = Bestätigt und wieder gezeigt: { $name }.
resource-confirmed-all = { $count ->
    [one] Ein Eintrag aus { $origin } ist bestätigt, Mitglieder sehen ihn von jetzt an.
   *[other] { $count } Einträge aus { $origin } sind bestätigt, Mitglieder sehen sie von jetzt an.
}
resource-none-waiting = Hier wartet nichts Eingelesenes auf eine Bestätigung.
resource-origin-unknown = Aus „{ $words }“ wartet hier nichts. Was wartet, kam aus: { $sources }.
resource-origin-which = Alle woraus? Was wartet, kam aus: { $sources }. Zum Beispiel: { CMD("resource confirm alle aus lines.csv") }

command-resource-suspend = ein Eintrag wird ab jetzt nirgends gezeigt, auch in keinem Hinweis
option-resource-suspend-entry = sein Name, seine Kennung oder seine Nummer in der Liste
help-example-resource-suspend = Zum Beispiel: { CMD("resource suspend own-nachttelefon") }
ask-resource-suspend-entry = Welcher Eintrag? Sein Name, seine Kennung oder seine Nummer in { CMD("resource list") }
resource-suspended = Ausgesetzt: { $name }. Von jetzt an nenne ich ihn hier nirgends, auch nicht in Hinweisen und bei { CMD("urgent") }.
resource-suspended-else = Wo für ein Land nichts anderes bleibt, nenne ich die Notrufnummer und Angebote aus aller Welt. So kommt er zurück: { CMD("resource resume") }
resource-resume = Wieder zeigen

command-resource-resume = ein ausgesetzter Eintrag wird wieder gezeigt
option-resource-resume-entry = sein Name, seine Kennung oder seine Nummer in der Liste
help-example-resource-resume = Zum Beispiel: { CMD("resource resume own-nachttelefon") }
ask-resource-resume-entry = Welcher Eintrag? Sein Name, seine Kennung oder seine Nummer in { CMD("resource list") }
resource-resumed = Wieder gezeigt: { $name }.
resource-resumed-unverified = Nicht mehr ausgesetzt: { $name }. Er wartet noch auf eine Bestätigung.
resource-not-suspended = { $name } ist nicht ausgesetzt.

command-resource-remove = ein eigener Eintrag wird endgültig entfernt
option-resource-remove-entry = sein Name, seine Kennung oder seine Nummer in der Liste
ask-resource-remove-entry = Welcher Eintrag soll entfernt werden? Sein Name, seine Kennung oder seine Nummer in der Liste wäre richtig.
help-example-resource-remove = Zum Beispiel: { CMD("resource remove own-night-line") }
resource-removed = Entfernt: { $name }.
resource-removed-back = { $id }, an dessen Stelle er stand, wird wieder gezeigt.
resource-not-own = { $name } kam mit mir und lässt sich nicht entfernen. Damit er hier nicht gezeigt wird: { CMD("resource suspend") } { $id }
command-resource-list = eure eigenen Einträge, und wonach jemand sehen sollte
option-resource-list-due = „due“: nur, wonach jemand sehen sollte
option-resource-list-after = wo die Seite davor endete
help-example-resource-list = Zum Beispiel: { CMD("resource list") }, oder: { CMD("resource list due") }
resource-look = Wonach zu sehen ist
resource-list-all = Alle
resource-list-more = Weiter
resource-list-none = Eigenes gibt es hier noch nicht. So fügst du etwas hinzu: { CMD("resource add") }
resource-list = Eure eigenen Einträge, und die von mir, die ihr geändert habt:
resource-row = { $number }. { $name } ({ $id }), geprüft { $checked }
resource-row-unverified = { $number }. { $name } ({ $id }), wartet auf eine Bestätigung
resource-row-suspended = { $number }. { $name } ({ $id }), ausgesetzt
resource-row-closed = { $number }. { $name } ({ $id }), gibt es nicht mehr
resource-list-change = So änderst du einen: { CMD("resource edit") }. Er stimmt so: { CMD("resource confirm") }
resource-due = Danach sollte jemand sehen:
resource-due-none = Es gibt nichts, wonach zu sehen wäre.
resource-due-failing = { $name } ({ $id }): jemand hat gesagt, dass es nicht ging, zuletzt am { $last }
resource-due-suspended = { $name } ({ $id }): ausgesetzt
resource-due-unverified = { $name } ({ $id }): eingelesen, wartet auf eine Bestätigung
resource-due-old = { $name } ({ $id }): nicht bestätigt seit { $checked }
resource-due-origin = { $count ->
    [one] Ein Eintrag aus { $origin } wartet auf eine Bestätigung.
   *[other] { $count } Einträge aus { $origin } warten auf eine Bestätigung.
}
resource-due-change = Er stimmt: { CMD("resource confirm") }. Er stimmt nicht: { CMD("resource suspend") }. Eingelesenes, alles auf einmal: { CMD("resource confirm alle aus lines.csv") }
resource-due-failing-count = { $count ->
    [one] Von einem Eintrag hat jemand gesagt, dass er nicht ging.
   *[other] Von { $count } Einträgen hat jemand gesagt, dass sie nicht gingen.
}
resource-due-suspended-count = { $count ->
    [one] Ein Eintrag ist ausgesetzt.
   *[other] { $count } Einträge sind ausgesetzt.
}
resource-due-unverified-count = { $count ->
    [one] Ein eingelesener Eintrag wartet auf eine Bestätigung.
   *[other] { $count } eingelesene Einträge warten auf eine Bestätigung.
}
resource-due-old-count = { $count ->
    [one] Ein Eintrag wurde seit einem Jahr nicht bestätigt.
   *[other] { $count } Einträge wurden seit einem Jahr nicht bestätigt.
}
resource-review = Einmal im Monat: nach dem Verzeichnis dieser Community könnte jemand sehen, wenn Zeit dafür ist.
resource-fault-told = Jemand hat gesagt, dass { $name } ({ $id }) nicht ging. Könnte eine Person von euch es versuchen?
resource-fault-nobody = Wer es gesagt hat, erfährt niemand. Moderierende können hier sagen, wie es ist.
resource-it-works = Es geht
resource-suspend-it = Aussetzen

command-resource-words-add = was eigene Wörter bedeuten, beim Suchen
option-resource-words-add-means = ein Thema wie Schlaf, oder die Kennung eines Eintrags
option-resource-words-add-words = die Wörter, mehrere mit Kommas
help-example-resource-words-add = Zum Beispiel: { CMD("resource words add Schlaf Nachteule, Club der Wachen") }
ask-resource-words-add-means = Was bedeuten sie: welches Thema, oder welchen Eintrag (seine Kennung)?
ask-resource-words-add-words = Welche Wörter? Mehrere mit Kommas.
resource-words-added = Wer nach { $words } sucht, findet: { $means }.
resource-words-unknown = „{ $words }“ kann ich nicht als Wörter nehmen. Jedes hat zwei bis 80 Buchstaben; mehrere stehen mit Kommas.
resource-words-too-many = Hier kann es { $most } Wörter geben, und nicht mehr.
resource-words-entry = den Eintrag { $id }
command-resource-words-remove = eigene Wörter bedeuten nichts mehr
option-resource-words-remove-number = ihre Nummer in der Liste
help-example-resource-words-remove = Zum Beispiel: { CMD("resource words remove 2") }
ask-resource-words-remove-number = Welche Nummer in { CMD("resource words list") }?
resource-words-removed = Entfernt: { $words }.
resource-words-no-such = Eine Nummer { $number } gibt es in der Liste nicht.
command-resource-words-list = die eigenen Wörter, und was sie bedeuten
help-example-resource-words-list = Zum Beispiel: { CMD("resource words list") }
resource-words-list = Eigene Wörter:
resource-words-row = { $number }. { $words }: { $means }
resource-words-none = Eigene Wörter gibt es noch nicht. So fügst du welche hinzu: { CMD("resource words add") }
resource-words-change = So entfernst du eins: { CMD("resource words remove 2") }

## Dateien: einlesen und ausgeben

command-resource-import = eine Liste von Stellen aus einer Datei übernehmen
option-resource-import-file = die Datei: HSDS (JSON, CSV, zip), eine Liste von Hilfetelefonen oder unser CSV
ask-resource-import-file = Bitte schick mir die Datei: als Anhang deiner nächsten Nachricht an mich oder zusammen mit { CMD("resource import") }. Es geht HSDS (JSON, oder CSV in einem Zip), eine Liste von Hilfetelefonen in JSON oder ein CSV mit mindestens Name und Nummer. Bis 5 MB.
help-example-resource-import = Schick { CMD("resource import") } mit einer Datei als Anhang. Was neu ist, bleibt verborgen, bis jemand aus der Moderation es bestätigt.
resource-import = { $file }: { $new } neu, { $changed } geändert, { $same } wie vorher, { $refused } nicht übernommen.
resource-import-confirm = Gezeigt wird davon noch nichts. Zum Durchsehen: { CMD("resource list") }. Um einen Eintrag zu zeigen: { CMD("resource confirm") }
resource-import-rest = Und { $count } weitere.
import-fault = Zeile { $row }{ $has-where ->
    [yes] { " " }von { $where }
   *[no] {""}
}{ $has-field ->
    [yes] , { $field }
   *[no] {""}
}: { $why }{ $has-words ->
    [yes] { " " }({ $words })
   *[no] {""}
}
import-fault-file = { $has-where ->
    [yes] In { $where }: { $why }
   *[no] { $why }
}{ $has-words ->
    [yes] { " " }({ $words })
   *[no] {""}
}
import-why-not-understood = das ist keine Datei, die ich lesen kann.
import-why-too-large = die Datei ist zu groß.
import-why-bomb = das Archiv entfaltet sich zu viel mehr, als es ist. Ich habe es nicht geöffnet.
import-why-unsafe-name = im Archiv steht ein Name, der aus ihm hinausführt. Ich habe es nicht geöffnet.
import-why-nested = im Archiv liegt ein weiteres Archiv. Ich habe es nicht geöffnet.
import-why-twice-named = im Archiv liegen zwei Dateien mit demselben Namen. Ich habe es nicht geöffnet.
import-why-locked = das Archiv hat ein Passwort.
import-why-broken = die Datei bricht ab, oder ihre Klammern passen nicht zusammen.
import-why-too-many = in der Datei ist mehr, als ich auf einmal übernehmen kann.
import-why-empty = es ist nichts darin.
import-why-not-an-entry = das ist kein Eintrag.
import-why-too-deep = das ist zu tief verschachtelt.
import-why-not-a-number = darin steht etwas, das keine Zahl ist.
import-why-open-quote = ein Anführungszeichen wird nie geschlossen.
import-why-no-name = es hat keinen Namen.
import-why-no-country = es sagt nicht, für welches Land es ist.
import-why-no-way = es nennt keinen Weg dorthin, den ich zeigen kann.
import-why-too-long = das ist länger, als ein Eintrag sein kann.
import-why-number = das ist keine Nummer, die man wählen kann.
import-why-address = das ist keine Adresse einer Webseite.
import-why-email = das ist keine E-Mail-Adresse.
import-why-way = diese Art von Kontakt kenne ich nicht.
import-why-ended = diese Nummer gibt es nicht mehr, also wird sie nicht übernommen.
import-why-twice = derselbe Eintrag steht zweimal in der Datei. Der erste zählt.
import-why-shipped = dieser Eintrag gehört zum Bot und sagt dort etwas anderes. Eine Datei ändert ihn nicht.
import-why-own = diesen Eintrag hat die Community selbst geschrieben oder geändert. Er bleibt, wie er ist.
import-why-hours = diese Öffnungszeiten wurden weggelassen: Sie sind nicht lesbar, gelten nicht jede Woche, oder ihre Zeitzone ist nicht bekannt.
import-why-dangling = das führt zu nichts, was in der Datei ist. Was daran hängt, wurde weggelassen.
import-why-encoding = die Buchstaben sind nicht in UTF-8. Ich habe sie gelesen, wie Windows sie schreibt; bitte sieh dir Namen mit Umlauten und Akzenten an.
import-why-no-place = manches aus der Datei hat in einem Eintrag keinen Platz. Es wurde weggelassen.

command-resource-export = die eigenen Stellen der Community als Datei
option-resource-export-format = json (HSDS 3.0), zip (HSDS-Tabellen) oder csv
help-example-resource-export = Zum Beispiel: { CMD("resource export") } oder: { CMD("resource export csv") }
resource-as-json = als JSON (HSDS 3.0)
resource-as-zip = Tabellen in einem Zip (HSDS 3.0)
resource-as-csv = eine Tabelle (CSV)
resource-export = { $count ->
    [one] Ein Eintrag dieser Community.
   *[other] { $count } Einträge dieser Community.
} Wer sie bestätigt hat, steht nicht darin.
resource-export-none = Diese Community hat noch keine eigenen Einträge.
resource-export-too-many = Es sind mehr als { $most } Einträge. Wer den Bot betreibt, kann sie mit alongside resources export ausgeben.
