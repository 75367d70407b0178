# Was jemand dem Bot über sich sagt.

command-you-show = was ich über dich weiß
command-you-zone = deine Zeitzone, nach einer Stadt
command-you-language = die Sprache, in der ich dir schreibe
command-you-country = dein Land, für die richtigen Nummern
command-you-quiet = ob ich dir von mir aus schreibe; bei „an“ keine Fragen, Nachrichten oder Erinnerungen
command-you-export = eine Datei mit allem, was ich über dich habe
command-you-erase = alles löschen, was ich über dich habe
command-you-privacy = was ich behalte, wie lange, und wer dafür verantwortlich ist
command-you-day-end = wann dein Tag endet; bis dahin zählt eine Antwort zu diesem Tag

option-you-zone-zone = deine Stadt, oder wie spät es jetzt bei dir ist
option-you-language-language = zum Beispiel german, Deutsch oder de
option-you-country-country = der Name oder die zwei Buchstaben
option-you-day-end-time = zum Beispiel 4:00 oder 2 Uhr
option-you-quiet-on-or-off = an oder aus

help-example-you-show = Mehr braucht es nicht.
help-example-you-zone = Zum Beispiel: { CMD("you zone Berlin") }
help-example-you-language = Zum Beispiel: { CMD("you language Deutsch") }
help-example-you-country = Zum Beispiel: { CMD("you country Irland") }
help-example-you-quiet = Zum Beispiel: { CMD("you quiet an") }
help-example-you-export = Mehr braucht es nicht. Die Datei bekommst nur du.
help-example-you-erase = Mehr braucht es nicht. Ich frage einmal nach, bevor ich es tue.
help-example-you-privacy = Mehr braucht es nicht.
help-example-you-day-end = Zum Beispiel: { CMD("you day-end 2:00") }

you-show = Was du mir über dich gesagt hast:
you-zone = Zeitzone: { $value }
you-language = Sprache: { $value }
you-country = Land: { $value }
you-day-end = Dein Tag endet um: { $value }
you-not-set = nicht gesagt
you-quiet = Ruhe: { $value }
you-held = Außerdem habe ich: { $things }.
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

## Die eigenen Daten

you-export = In der Datei steht alles, was ich über dich habe, mit englischen Wörtern, die Programme lesen können. Was du in Räumen geschrieben hast, steht nicht darin: Davon behalte ich nichts.
you-holds-settings = was du mir über dich gesagt hast
you-erase = Das löscht alles, was ich über dich habe: { $things }. Niemand kann es rückgängig machen. Was du in Räumen geschrieben hast, und was dieser Chatdienst und andere behalten, kann ich nicht löschen. Eine Kopie wäre eine Datei auf diesem Gerät.
you-erase-now = Löschen
you-erase-copy = Zuerst eine Kopie
you-erase-keep = Behalten
you-erase-kept = In Ordnung. Es wurde nichts gelöscht.
you-erased = Erledigt. Alles, was ich über dich hatte, ist weg. Meine Nachrichten an dich hier gehen auch weg, diese in einer Stunde. Ältere bleiben, bis du sie löschst. { CMD("urgent") } funktioniert weiter.
you-privacy = Was ich behalte, und warum: was du hier einstellst, damit ich tun kann, worum du mich bittest. Von dem, was du in Räumen schreibst, behalte ich nichts. Antworten auf tägliche Fragen behalte ich nur, wenn jemand sie aufbewahren lässt.
you-privacy-held = Über dich habe ich: { $things }. Und eine Zeit lang, welche Nachrichten ich dir geschickt habe, damit du darin noch etwas auswählen kannst: höchstens 90 Tage.
you-privacy-sealed = Was du mir schreibst und ich eine Zeit lang behalten muss, ist verschlüsselt, mit einem Schlüssel nur für dich. Die Moderation sieht deine Antworten nie. Wer den Computer betreibt, auf dem ich laufe, hat, was sie öffnet, und könnte sie mit Aufwand lesen.
you-privacy-rights = Alles als Datei: { CMD("you export") }. Alles löschen: { CMD("you erase") }. Eine Zustimmung zurücknehmen: { CMD("checkin keep nein") }. In Ruhe gelassen werden: { CMD("you quiet an") }
you-privacy-run-by = { $name } betreibt mich und ist für diese Daten verantwortlich.
you-privacy-run-by-contact = { $name } betreibt mich und ist für diese Daten verantwortlich. Für Fragen: { $contact }
you-privacy-run-by-unknown = Wer mich betreibt, ist für diese Daten verantwortlich. Mir wurde nicht gesagt, wer das ist. Die Moderation hier kann es herausfinden.
you-privacy-contact = In dieser Community kannst du fragen: { $contact }
you-privacy-no-contact = In dieser Community kann die Moderation bei Fragen dazu helfen.
