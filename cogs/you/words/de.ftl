# Was jemand dem Bot über sich sagt.

group-you = was ich über dich weiß: zum Ansehen, Ändern, Mitnehmen oder Löschen
command-you-show = was ich über dich weiß
command-you-zone = deine Zeitzone, nach einer Stadt
command-you-language = die Sprache, in der ich dir schreibe
command-you-country = dein Land, für die richtigen Nummern
command-you-quiet = ob ich dir von mir aus schreibe; bei „an“ keine Fragen, Nachrichten oder Erinnerungen
command-you-screening = ob ich, was du schreibst, mit Wortlisten vergleiche; niemand erfährt es
command-you-export = eine Datei mit allem, was ich über dich habe
command-you-erase = alles löschen, was ich über dich habe
command-you-privacy = was ich behalte, wie lange, und wer dafür verantwortlich ist
command-you-link = dein Discord-Konto und dein Matrix-Konto verbinden
command-you-day-end = wann dein Tag endet; bis dahin zählt eine Antwort zu diesem Tag

option-you-zone-zone = deine Stadt, oder wie spät es jetzt bei dir ist
option-you-language-language = zum Beispiel Deutsch, Englisch oder de
option-you-country-country = der Name oder die zwei Buchstaben
option-you-day-end-time = zum Beispiel 4:00 oder 2 Uhr
option-you-quiet-on-or-off = an oder aus
option-you-screening-on-or-off = an oder aus
option-you-link-code = der Code, den ich dir auf der anderen Seite gezeigt habe

help-example-you-show = Mehr braucht es nicht.
help-example-you-zone = Zum Beispiel: { CMD("you zone Berlin") }
help-example-you-language = Zum Beispiel: { CMD("you language Deutsch") }
help-example-you-country = Zum Beispiel: { CMD("you country Irland") }
help-example-you-quiet = Zum Beispiel: { CMD("you quiet an") }
help-example-you-screening = Zum Beispiel: { CMD("you screening off") }
help-example-you-export = Mehr braucht es nicht. Die Datei bekommst nur du.
help-example-you-erase = Mehr braucht es nicht. Ich frage einmal nach, bevor ich es tue.
help-example-you-privacy = Mehr braucht es nicht.
help-example-you-link = Mehr braucht es nicht. Ich frage, bevor etwas verbunden wird.
help-example-you-day-end = Zum Beispiel: { CMD("you day-end 2:00") }

you-show = Was ich über dich weiß:
you-zone = Zeitzone: { $value }
you-language = Sprache: { $value }
you-country = Land: { $value }
you-day-end = Dein Tag endet um: { $value }
you-not-set = nicht gesagt
you-quiet = Ruhe: { $value }
you-screening = Was du schreibst, wird mit Wortlisten verglichen: { $value }
you-held = Außerdem habe ich: { $things }.
you-accounts = Deine Konten, verbunden: { $accounts }
you-change = Zum Ändern: { CMD("you zone") }, { CMD("you country") } und so weiter. Alles als Datei: { CMD("you export") }. Was ich behalte und warum: { CMD("you privacy") }

you-zone-which = Welche Stadt hat deine Uhrzeit? Oder sag mir, wie spät es jetzt bei dir ist. Bisher: { $now }.
you-zone-set = Für dich gilt die Zeit in { $city }. Dort ist es jetzt { $now }.
you-language-which = In welcher Sprache soll ich dir schreiben?
you-language-set = Ich schreibe dir auf { $language }.
you-language-kept = Ich habe es mir gemerkt und schreibe so, sobald ich es kann.
you-country-which = In welchem Land bist du? Ich brauche es nur, um die richtigen Nummern zu finden.
you-country-set = Für dich gelten diese Nummern: { $country }. Du findest sie mit { CMD("urgent") }
you-day-end-which = Wann endet dein Tag? Bis dahin zählt eine Antwort noch zum Tag davor. Bisher: { $now }.
you-day-end-set = Dein Tag endet um { $time } Uhr. Bis dahin zählt eine Antwort noch zum Tag davor.

## In Ruhe gelassen werden

you-quiet-which = Solange Ruhe an ist, schreibe ich dir nicht von mir aus: keine Fragen, keine Nachrichten, keine Erinnerungen. Wenn du fragst, antworte ich. Gerade ist sie: { $now }.
you-quiet-on = Ruhe ist an. Ich schreibe dir nicht von mir aus: keine Fragen, keine Nachrichten, keine Erinnerungen. Wenn du fragst, antworte ich. Zum Beenden: { CMD("you quiet aus") }
you-quiet-off = Ruhe ist aus. Was du von mir wolltest, kommt wieder: deine täglichen Fragen, und was du sonst eingestellt hast.

you-screening-which = Ich vergleiche, was du schreibst, mit Wortlisten. Klingt etwas nach einer Krise, schreibe ich dir privat. Ich behalte nichts davon. Soll ich das? Im Moment: { $now }.
you-screening-on = Ich vergleiche wieder mit Wortlisten, was du schreibst, und schreibe dir privat, wenn etwas nach einer Krise klingt. Um das zu beenden: { CMD("you screening off") }
you-screening-off = Ich vergleiche nicht mehr, was du schreibst, in keiner Gemeinschaft. Niemand erfährt es. { CMD("urgent") } geht zu jeder Stunde. Um wieder anzufangen: { CMD("you screening on") }

## Zwei Konten verbinden

you-link = Hast du ein Konto auf Discord und eines auf Matrix? Für mich können sie eines sein, mit denselben täglichen Fragen, Antworten und Einstellungen.
you-link-how = Ich zeige dir hier einen Code. Du tippst ihn mir dort, und ich frage dich auf beiden Seiten. Niemand in einer Community erfährt davon. Danach trennt sie nur noch, wenn du alles löschst.
you-link-begin = Code zeigen
you-link-not-now = Jetzt nicht
you-link-left = In Ordnung. Es wurde nichts verbunden.
you-link-code = Ein Code, nur für deine Augen: { $code }
you-link-code-how = Schreib mir auf der anderen Seite, nur an mich: you link { $code }
you-link-code-until = Er gilt einmal, bis { $until }. Gib ihn niemandem sonst.
you-link-no-code = Das ist kein Code von mir. Einer hat { $letters } Buchstaben, in Gruppen zu vier. Es wurde nichts verbunden.
you-link-wrong-code = Dieser Code öffnet nichts. Vielleicht ist er abgelaufen, schon benutzt oder vertippt. Für einen neuen schreib mir auf der anderen Seite: you link
you-link-too-many = Mehrere Codes waren falsch. Du kannst es nach { $at } wieder versuchen.
you-link-same-account = Das ist das Konto, dem ich den Code gezeigt habe. Tipp ihn mir auf der anderen Seite, nur an mich.
you-link-same-platform = Beide Konten sind auf { $platform }. Ich kann eines auf Discord mit einem auf Matrix verbinden. Es wurde nichts verbunden.
you-link-joined-already = Diese sind verbunden: { $accounts }. Ein weiteres kann ich nicht hinzunehmen.
you-link-while-erasing = Es wird noch etwas gelöscht. In einer Minute geht es wieder. Es wurde nichts verbunden.
you-link-overheard = Das konnten andere lesen, darum öffnet der Code nichts mehr. Für einen neuen fang mit { CMD("you link") } noch einmal an und tipp mir den Code nur an mich, nicht in einem Raum.
you-link-account = { $name } auf { $platform }
you-link-question = Eine Frage nur an dich.
you-link-both = Gehören diese beiden dir: { $accounts }?
you-link-what = Wenn du auf beiden Seiten ja sagst, sind sie für mich eines. Tägliche Fragen und aufbewahrte Antworten kommen zusammen; von zwei Fragen zur selben Zeit bleibt eine. Wo Einstellungen verschieden sind, gelten die von { $name }. Ruhe für eines ist Ruhe für beide. Neue Antworten behalte ich nur, wenn beide Konten dem zugestimmt hatten. Trennen lassen sie sich danach nur, indem du alles löschst.
you-link-warning = Wenn jemand dir diesen Code gegeben oder dich nach deinem gefragt hat, sag nein: Die Person könnte alles lesen, was ich über dich habe.
you-link-question-until = Diese Frage ist bis { $until } offen.
you-link-ask-for-it = Ich frage auch { $name }. Wenn dort nichts ankommt, schreib mir dort: you link
you-link-agree = Ja, beide sind meine
you-link-refuse = Nein
you-link-waits = Notiert. Jetzt muss { $name } ja sagen, bis { $until }. Wenn dort keine Frage ankam, schreib mir dort: you link
you-link-stop = Halt, nichts verbinden
you-link-refused = Es wurde nichts verbunden: { $name } hat nein gesagt oder neu angefangen.
you-link-over = Diese Frage ist nicht mehr offen. Zum Neuanfangen: { CMD("you link") } Was verbunden ist: { CMD("you show") }
you-link-not-delivered = Meine Frage kam bei { $name } nicht an. Schreib mir dort, dann stelle ich sie: you link
you-link-joined = Erledigt. Deine zwei Konten sind für mich jetzt eines.
you-link-joined-now = Verbunden: { $accounts }. Was von mir kommt, kommt weiter dort an, wo du es wolltest.
you-link-agreements = Nur eines der Konten hatte dem Aufbewahren von Antworten zugestimmt, darum behalte ich keine neuen. Was ich schon habe, kannst du weiter lesen. Zum Weiterführen: { CMD("checkin keep ja") }

## Die eigenen Daten

you-export = In der Datei steht alles, was ich über dich habe, mit englischen Wörtern, die Programme lesen können. Was du anderen in Räumen geschrieben hast, steht nicht darin: Davon behalte ich nichts.
you-holds-accounts = was zu deinen beiden Konten gehört
you-holds-settings = was du mir über dich gesagt hast
you-erase = Das löscht alles, was ich über dich habe: { $things }. Niemand kann es rückgängig machen. Was du in Räumen geschrieben hast, und was dieser Chatdienst und andere behalten, kann ich nicht löschen. Eine Kopie wäre eine Datei auf diesem Gerät.
you-erase-now = Löschen
you-erase-copy = Zuerst eine Kopie
you-erase-keep = Behalten
you-erase-kept = In Ordnung. Es wurde nichts gelöscht.
you-erased = Erledigt. Alles, was ich über dich hatte, ist weg. Meine Nachrichten an dich hier gehen auch weg, diese in einer Stunde. Was älter ist als 90 Tage, bleibt. { CMD("urgent") } funktioniert weiter.
you-privacy = Was ich behalte, und warum: was du hier einstellst, damit ich tun kann, worum du mich bittest. Von dem, was du in Räumen schreibst, behalte ich nichts. Antworten auf tägliche Fragen behalte ich nur, wenn jemand sie aufbewahren lässt.
you-privacy-held = Über dich habe ich: { $things }. Und eine Zeit lang, welche Nachrichten ich dir geschickt habe, damit du darin noch etwas auswählen kannst: höchstens 90 Tage.
you-privacy-sealed = Was du mir schreibst und ich eine Zeit lang behalten muss, ist verschlüsselt, mit einem Schlüssel nur für dich. Die Moderation sieht deine Antworten nie. Wer den Computer betreibt, auf dem ich laufe, hat, was sie öffnet, und könnte sie mit Aufwand lesen.
you-privacy-rights = Alles als Datei: { CMD("you export") }. Alles löschen: { CMD("you erase") }. Eine Zustimmung zurücknehmen: { CMD("checkin keep nein") }. In Ruhe gelassen werden: { CMD("you quiet an") }
you-privacy-run-by = { $name } betreibt mich und ist für diese Daten verantwortlich.
you-privacy-run-by-contact = { $name } betreibt mich und ist für diese Daten verantwortlich. Für Fragen: { $contact }
you-privacy-run-by-unknown = Wer mich betreibt, ist für diese Daten verantwortlich. Mir wurde nicht gesagt, wer das ist. Die Moderation hier kann es herausfinden.
you-privacy-contact = In dieser Community kannst du fragen: { $contact }
you-privacy-no-contact = In dieser Community kann die Moderation bei Fragen dazu helfen.
