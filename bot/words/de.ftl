# Sätze, die alle Teile gemeinsam haben. Wie der Bot spricht: kurze, gewöhnliche Wörter, eine Frage, nichts Unwahres.

## Wenn etwas nicht gegangen ist

not-saved = Das ist nicht gespeichert: Ich komme im Moment nicht an meine Daten. Bitte versuch es in ein paar Minuten noch einmal.
not-saved-urgent = Jetzt mit jemandem reden, ohne mich: { CMD("urgent") }
went-wrong = Bei mir ist ein Fehler passiert, und es wurde nichts geändert. Wer mich betreibt, kann ihn mit diesem Code finden: { $reference }. Jetzt mit jemandem reden: { CMD("urgent") }
went-wrong-urgent = Bei mir ist ein Fehler passiert. Wenn du in Gefahr bist, ruf die Notrufnummer deines Landes an. In vielen Ländern geht mit dem Handy auch 112. Jetzt mit jemandem reden: findahelpline.com
partly-english = Einen Teil davon kann ich noch nicht auf Deutsch sagen. Er steht hier auf Englisch.

## Was zu einer Nachricht gehört

file-on-this-device = Wie gewünscht. Was mit dieser Nachricht kommt, liegt dann auf diesem Gerät. Wer es sonst benutzt, kann es finden.

## Wenn Wörter nicht verstanden werden

nothing-done = Es wurde nichts geändert. Jetzt mit jemandem reden: { CMD("urgent") }
not-understood-choice = Ich bin ein Programm und habe das nicht verstanden. Ich habe es nicht behalten und niemandem gesagt. Wenn du oben etwas auswählen wolltest: Die Worte oder die Nummer davon wären richtig. Was ich kann: { CMD("help") }. Jetzt mit jemandem reden: { CMD("urgent") }
all-right = In Ordnung. { CMD("urgent") } geht zu jeder Zeit.
in-your-own-words = In deinen eigenen Worten
ask-in-room = Du hast in einem Raum gefragt, in dem alle mitlesen. Wenn es niemand sehen soll, antworte mir privat. Wenn du dort antworten willst, erwähne mich am Anfang.
not-understood-noted = Ich bin ein Programm und kann darauf nicht antworten wie ein Mensch. Die private Nachricht, die ich dir geschickt habe, gilt auch hierfür. Jetzt mit jemandem reden: { CMD("urgent") }. Jemand hier, der vielleicht Zeit zum Zuhören hat: { CMD("ask") }
not-understood = Ich bin ein Programm, und das habe ich nicht verstanden. Was ich kann: { CMD("help") }. Jetzt mit jemandem reden: { CMD("urgent") }
people-to-talk-to = Wenn du jetzt lieber mit jemandem reden willst: { CMD("urgent") }
not-understood-near = Diesen Befehl kenne ich nicht. Meinst du einen von diesen? Jetzt mit jemandem reden: { CMD("urgent") }
no-community = Wir sind nicht zusammen in einer Community, darum kann ich hier nichts tun. Jetzt mit jemandem reden: { CMD("urgent") }
no-community-still-yours = Was ich über dich behalte, gehört weiter dir: { CMD("you export") } oder { CMD("you erase") }
which-community = Welche Community meinst du? Deine Antwort gilt zwölf Stunden lang.
which-community-name = { $name }
which-community-same = { $name } ({ $number })
which-community-number = Community Nummer { $number }
which-community-more = Das sind die { $count }, die du zuletzt genutzt hast. Für eine andere schreib den Befehl in einem ihrer Räume. Die Antwort siehst nur du.
which-community-last = Hier geht es um { $name }. Wenn du eine andere meinst, schreib „andere Community“.
which-community-last-unnamed = Hier geht es um die Community, die du zuletzt gemeint hast. Wenn du eine andere meinst, schreib „andere Community“.
which-community-again = In Ordnung. Beim nächsten Befehl frage ich, welche Community du meinst.
not-allowed = { $command } ist hier für Leute mit einer anderen Rolle. Es wurde nichts geändert.
not-yours = Das ist hier für Leute mit einer anderen Rolle. Es wurde nichts geändert.
command-name = { $command }
command-gone = Diesen Befehl gibt es hier nicht mehr. Es wurde nichts geändert.
choice-gone = Diese Auswahl ist nicht mehr offen. Es wurde nichts geändert.
choice-of-another = Diese Auswahl gehört jemand anderem. Es wurde nichts geändert.
question-dropped = In Ordnung, die Frage ist weg.
typed-too-much = „{ $words }“ am Ende habe ich nicht verstanden.
option-empty = Nach „{ $option }:“ steht nichts.
words-too-long = Das sind mehr als { $limit } Zeichen. So viele kann ich nicht annehmen.

## Arten von Werten

answer-yes = Ja
answer-no = Nein
switch-on = An
switch-off = Aus
yes-or-no-unknown = „{ $words }“ habe ich nicht verstanden. „ja“ oder „nein“ passt, oder „an“ oder „aus“.

scale-outside = Hier passt eine Zahl von { $lowest } bis { $highest }.
scale-unknown = „{ $words }“ habe ich nicht verstanden. Hier passt eine Zahl von { $lowest } bis { $highest }.
one-of-unknown = „{ $words }“ habe ich nicht verstanden. Eines davon passt: { $values }.
time-unknown = „{ $words }“ habe ich nicht als Uhrzeit verstanden. Es passt zum Beispiel 9:00, 9 Uhr oder 21:30.
time-another-which = Welche Uhrzeit passt dir? Zum Beispiel 9:00, 9 Uhr oder 21:30.
time-morning = Morgens, 9:00
time-midday = Mittags, 12:30
time-evening = Abends, 19:00
time-another = Eine andere Zeit
days-unknown = „{ $words }“ habe ich nicht als Tage verstanden. Es passt zum Beispiel „Montag bis Freitag“, „Mo, Mi und Fr“ oder „jeden Tag“.
days-daily = Jeden Tag
days-weekdays = Montag bis Freitag
days-weekends = Samstag und Sonntag
days-said-daily = Jeden Tag
days-said-weekdays = Montag bis Freitag
days-said-weekends = Samstags und sonntags
days-said-some = Jeden { $days }
weekday-0 = Montag
weekday-1 = Dienstag
weekday-2 = Mittwoch
weekday-3 = Donnerstag
weekday-4 = Freitag
weekday-5 = Samstag
weekday-6 = Sonntag
date-unknown = „{ $words }“ habe ich nicht als Tag verstanden. Es passt zum Beispiel „Montag“, „in zwei Wochen“ oder „24. Dezember“.
date-past = „{ $words }“ ist schon vorbei. Es passt ein Tag, der noch kommt.
until-tomorrow = Bis morgen
until-week = Eine Woche
until-open = Bis ich es sage
zone-unknown = „{ $words }“ habe ich nicht gefunden. Es passt eine große Stadt in deiner Nähe, zum Beispiel Berlin oder New York, oder wie spät es jetzt bei dir ist.
zone-which = Das kann mehr als eine Zeitzone sein. Welche ist deine?
zone-which-offset = Diese Zeit gilt an mehreren Orten. Welcher ist dir am nächsten?
zone-guess = Diesen Ort habe ich nicht gefunden. Meinst du einen von diesen?
zone-no-such-time = Ich kenne keinen Ort mit dieser Zeit. Es passt eine große Stadt in deiner Nähe, zum Beispiel Berlin oder New York.
zone-name = { CITY($zone) }
country-unknown = Ein Land mit dem Namen „{ $words }“ habe ich nicht gefunden. Es passt der Name oder die zwei Buchstaben, zum Beispiel Irland oder IE.
country-guess = Dieses Land habe ich nicht gefunden. Meinst du eines von diesen?
country-name = { COUNTRY($country) }
language-guess = Diese Sprache habe ich nicht gefunden. Meinst du eine von diesen?
language-name = { LANGUAGE($language) }
language-unknown = Eine Sprache mit dem Namen „{ $words }“ habe ich nicht gefunden. Es passt zum Beispiel „Deutsch“, „german“ oder „de“.

## Menschen, mit denen man reden kann

only-you = Wie gewünscht. Das siehst nur du.
turn-emergency = Wenn du jetzt in Gefahr bist: { $number }.
turn-emergency-ambulance = Wenn du jetzt in Gefahr bist: { $number }. Krankenwagen: { $ambulance }.
turn-emergency-unknown = Wenn du jetzt in Gefahr bist, ruf die Notrufnummer deines Landes an. In vielen Ländern geht mit dem Handy auch 112.
turn-line = { $contact }. Geprüft: { $checked }.
turn-line-old = { $contact }. Geprüft: { $checked }, kann sich geändert haben.
turn-line-open = { $contact }. Jetzt erreichbar, geprüft: { $checked }.
turn-line-closed = { $contact }. Jetzt nicht erreichbar, geprüft: { $checked }.
turn-contact = { $name }, { $how }
turn-contact-or = { $contact }, oder { $other }
turn-call = Telefon { $number }
turn-call-then = Telefon { $number }, dann { $then }
turn-text = SMS an { $number }
turn-text-keyword = SMS mit { $keyword } an { $number }
turn-web = { $number }
turn-whatsapp = per WhatsApp { $number }
turn-chat = Chat auf { $number }
turn-email = schreib an { $number }
turn-app = die App { $number }
turn-name = { $name }
turn-name-region = { $name } ({ $region })
turn-name-youth = { $name } (für junge Leute)
turn-name-lgbtq = { $name } (für LGBTQ-Menschen)
turn-name-domestic-violence = { $name } (Gewalt zu Hause)
turn-name-sexual-violence = { $name } (sexualisierte Gewalt)
turn-name-substance = { $name } (Alkohol und Drogen)
turn-name-eating-disorders = { $name } (Schwierigkeiten mit dem Essen)
turn-name-perinatal = { $name } (rund um eine Geburt)
turn-name-veterans = { $name } (für Veteranen)
turn-name-men = { $name } (für Männer)
turn-name-women = { $name } (für Frauen)
turn-name-elderly = { $name } (für ältere Menschen)
turn-name-indigenous = { $name } (für indigene Menschen)
turn-name-disaster = { $name } (nach einer Katastrophe)
turn-name-bereavement = { $name } (nach einem Todesfall)
turn-name-anxiety = { $name } (Angst)
turn-name-depression = { $name } (Depression)
turn-name-self-harm = { $name } (Selbstverletzung)
turn-name-psychosis = { $name } (Psychosen)
turn-name-sleep = { $name } (Schlaf)
turn-name-loneliness = { $name } (Einsamkeit)
turn-name-family = { $name } (für Angehörige)
turn-name-hospital = { $name } (nach einem Klinikaufenthalt)
turn-name-housing = { $name } (Wohnen)
turn-name-benefits = { $name } (Geld und Sozialleistungen)
turn-month =
    { $month ->
        [1] Januar { $year }
        [2] Februar { $year }
        [3] März { $year }
        [4] April { $year }
        [5] Mai { $year }
        [6] Juni { $year }
        [7] Juli { $year }
        [8] August { $year }
        [9] September { $year }
        [10] Oktober { $year }
        [11] November { $year }
        [12] Dezember { $year }
       *[0] im Jahr { $year }
    }
turn-not-ours = Nicht von uns betrieben. Nummern können sich ändern.
turn-also = Weitere Angebote, in vielen Ländern:
turn-none-for-country = Für dieses Land kenne ich kein Angebot. Hier stehen Angebote aus aller Welt:
turn-country-unknown = Ich kenne dein Land nicht. Hier stehen Angebote aus aller Welt:
turn-more-places = Weitere Angebote
turn-for-young = Für junge Leute
turn-not-working = Eine Nummer ging nicht
turn-short = { $service }. Jetzt in Gefahr: { $number }.
turn-short-anywhere = { $service }. Jetzt in Gefahr: ruf die Notrufnummer deines Landes an.
where-gone = (Nachricht gelöscht)
invite-reason = Ein Raum für uns beide.
message-unreadable = Von dir kam eine Nachricht an, die ich nicht lesen kann. Bitte schreib sie noch einmal. Menschen zum Reden, jetzt: findahelpline.com

## Auf Discord

form-open = Antwort schreiben
form-answer = Deine Antwort
choice-list = Auswählen
private-waiting = Hier wartet eine private Nachricht auf dich. Direkt kann ich dir nicht schreiben. Nur du kannst sie öffnen, in den nächsten zehn Minuten.
private-open = Öffnen

## Dateien, die jemand schickt

file-none = Dabei war keine Datei. Bitte häng sie an deine Nachricht an.
file-too-large = Diese Datei ist größer als { $most } MB, deshalb habe ich sie nicht geöffnet.
file-not-given = Ich konnte die Datei nicht bekommen. Bitte schick sie noch einmal.
