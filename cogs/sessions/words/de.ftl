# Gruppentreffen.

group-session = Gruppen, die sich treffen: eine Zeit, ein paar Plätze, jemand hält den Raum
command-session-open = eine Runde jetzt öffnen, auch eine geplante
command-session-plan = eine Runde planen, einmal oder immer wieder
command-session-move = einer Runde eine andere Zeit geben
command-session-cancel = eine Runde absagen; alle, die dabei wären, erfahren es
command-session-settings = was Karten hier zeigen und wie Runden gehalten werden
command-session-list = die Runden, die kommen, in deiner Zeit
command-session-join = einen Platz in einer Runde nehmen
command-session-maybe = sagen, dass du vielleicht kommst; dafür bleibt kein Platz frei
command-session-leave = deinen Platz zurückgeben
command-session-remind = eine private Erinnerung an eine Runde

option-session-open-title = wie sie heißt, in Anführungszeichen; eine geplante mit Titel oder #Nummer
option-session-open-minutes = wie lange, etwa 45
option-session-open-seats = wie viele dabei sein können, etwa 8
option-session-open-kind = offen, Thema, Runde oder still
option-session-open-language = die Sprache, die gesprochen wird
option-session-open-about = für wen sie ist, in wenigen Worten
option-session-open-room = der Raum, in dem sie gezeigt wird
option-session-open-private = ja: nur wer dabei ist oder sie hält, kommt in den Raum
option-session-open-voice = wo ihr sprecht, etwa ein Sprachkanal oder eine Bühne; oder keiner
option-session-plan-title = wie sie heißt, in Anführungszeichen
option-session-plan-when = etwa morgen 19 Uhr, oder jeden zweiten Dienstag 19:00
option-session-plan-repeat = wie oft, etwa wöchentlich
option-session-plan-minutes = wie lange, etwa 45
option-session-plan-seats = wie viele dabei sein können, etwa 8
option-session-plan-minimum = mit weniger Leuten findet sie nicht statt
option-session-plan-closes = so lange vor Beginn endet die Anmeldung, etwa 1 Stunde
option-session-plan-kind = offen, Thema, Runde oder still
option-session-plan-language = die Sprache, die gesprochen wird
option-session-plan-about = für wen sie ist, in wenigen Worten
option-session-plan-room = der Raum, in dem sie gezeigt wird
option-session-plan-private = ja: nur wer dabei ist oder sie hält, kommt in den Raum
option-session-plan-voice = wo ihr sprecht, etwa ein Sprachkanal oder eine Bühne; oder keiner
option-session-plan-zone = eine Stadt, wenn nicht deine Zeit gilt
option-session-move-session = ihre Nummer oder ihr Titel
option-session-move-when = etwa Donnerstag 20:00, oder 20:00 am selben Tag
option-session-move-scope = nur diese, oder diese und alle späteren
option-session-cancel-session = ihre Nummer oder ihr Titel
option-session-cancel-scope = nur diese, oder diese und alle späteren
option-session-cancel-date = welche einer Reihe, nach ihrem Tag, etwa 24. Dezember
option-session-move-date = welche einer Reihe, nach ihrem Tag, etwa 24. Dezember
option-session-settings-events = an: auch Events der Plattform; sie zeigen, wer interessiert ist
option-session-settings-names = an: Karten nennen, wer dabei ist; aus: nur wie viele
option-session-settings-private = an: Räume sind privat, wenn nichts anderes gesagt wird
option-session-settings-voice = wo Runden sprechen, wenn nichts anderes gesagt wird; oder keiner
option-session-join-session = ihre Nummer oder ihr Titel
option-session-maybe-session = ihre Nummer oder ihr Titel
option-session-leave-session = ihre Nummer oder ihr Titel
option-session-remind-session = ihre Nummer oder ihr Titel
option-session-remind-before = Tag, Stunde, Beginn oder keine

help-example-session-open = Zum Beispiel: { CMD("session open \"Abendrunde\" 45 8") }
help-example-session-plan = Zum Beispiel: { CMD("session plan \"Abendrunde\" morgen 19:00") }. Bevor ich sie speichere, sage ich, was ich verstanden habe, und frage.
help-example-session-move = Zum Beispiel: { CMD("session move 3 morgen 20:00") }. Eine spätere aus einer Reihe, nach ihrem Tag: { CMD("session move 3 20:00 date:24. Dezember") }
help-example-session-cancel = Zum Beispiel: { CMD("session cancel 3") }. Eine aus einer Reihe, nach ihrem Tag: { CMD("session cancel 3 24. Dezember") }
help-example-session-settings = Zum Beispiel: { CMD("session settings aus") }
help-example-session-list = Mehr braucht es nicht.
help-example-session-join = Zum Beispiel: { CMD("session join 3") }
help-example-session-maybe = Zum Beispiel: { CMD("session maybe 3") }
help-example-session-leave = Zum Beispiel: { CMD("session leave 3") }
help-example-session-remind = Zum Beispiel: { CMD("session remind 3 Stunde") }

ask-session-open-title = Wie heißt sie?
ask-session-plan-title = Wie heißt sie?
ask-session-plan-when = Wann? Zum Beispiel: morgen 19 Uhr, oder jeden zweiten Dienstag 19:00.
ask-session-move-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-move-when = Wann soll sie sein? Zum Beispiel: Donnerstag 20:00.
ask-session-cancel-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-settings-names = Soll die Karte einer Runde nennen, wer dabei ist? Sonst sagt sie nur, wie viele.
ask-session-join-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-maybe-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-leave-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-remind-session = Welche Runde? Ihre Nummer oder ihr Titel. Alle: { CMD("session list") }
ask-session-remind-before = Wann soll ich dich erinnern, privat?

session-kind-open = Offenes Gespräch
session-kind-topic = Ein Thema
session-kind-round = Befindlichkeitsrunde
session-kind-quiet = Stille Gesellschaft

## Die Karte im Raum

session-card-title = { $title }
session-card-when = { $when }, { $minutes } Minuten.
session-card-running = Sie läuft, seit { $when }. { $minutes } Minuten.
session-card-repeats = Wiederholt sich: { $rule }.
session-held-by = { $who } hält sie.
session-held-by-nobody = Noch hat niemand gesagt, sie zu halten.
session-card-kind = { $kind }.
session-card-language = Sprache: { $language }.
session-card-about = Für: { $about }
session-voice = Zum Sprechen: { $voice }
session-card-free = Freie Plätze: { $free } von { $seats }.
session-card-full = Alle Plätze sind vergeben: { $seats }. Es warten: { $waiting }. Wer sich jetzt anmeldet, wartet in der Reihe.
session-card-minimum = Sie findet ab { $minimum } Leuten statt.
session-card-closes = Anmelden kannst du dich bis { $until }.
session-card-joined = Dabei: { $joined }. Vielleicht: { $maybe }.
session-card-names = Dabei: { $names } (weitere: { $others }). Vielleicht: { $maybe }.
session-card-agreement = Es gibt eine Gruppenvereinbarung. Du liest sie, bevor du dich anmeldest.
session-card-private = Der Raum ist privat: Ich lasse nur hinein, wer dabei ist, und wer sie hält. Die Moderation kann ihn vielleicht lesen.
session-card-typed = Oder tippe { CMD("session join") } { $number }
session-card-closed = Die Anmeldung ist zu.
session-card-over = Sie ist vorbei. Sie war { $when }.
session-card-cancelled = Sie findet nicht statt. Sie wäre gewesen: { $when }.
session-join = Dabei sein
session-maybe = Vielleicht
session-leave = Abmelden
session-remind = Erinnere mich
session-card-lost = Die Karte von „{ $title }“ konnte in { $room } nicht gezeigt werden. Vielleicht darf ich dort nicht schreiben. Mit { CMD("session list") } findet man die Runde trotzdem.

## Dabei sein

session-agreement = Was wir vereinbaren:
session-agreement-names = Wer dabei ist, sieht deinen Namen, und die Karte nennt dich.
session-agreement-count = Wer dabei ist, sieht deinen Namen. Die Karte sagt nur, wie viele dabei sind.
session-agree = Einverstanden, dabei
session-not-now = Jetzt nicht
session-not-done = In Ordnung. Es ist nichts geschehen.
session-joined = Du hast einen Platz in „{ $title }“, { $when }.
session-joined-already = Du hast schon einen Platz in „{ $title }“, { $when }.
session-joined-room = Ich lasse dich in den Raum.
session-reminder-which = Eine Erinnerung?
session-before-day = Einen Tag vorher
session-before-hour = Eine Stunde vorher
session-before-start = Wenn sie beginnt
session-before-none = Keine Erinnerung
session-remind-day-set = Ich erinnere dich einen Tag vorher privat an „{ $title }“.
session-remind-hour-set = Ich erinnere dich eine Stunde vorher privat an „{ $title }“.
session-remind-start-set = Ich erinnere dich privat an „{ $title }“, wenn sie beginnt.
session-remind-off = Keine Erinnerung an „{ $title }“.
session-remind-too-late = Für diese Erinnerung an „{ $title }“ ist es zu spät.
session-remind-no-seat = Du hast keinen Platz in „{ $title }“, also gibt es nichts zu erinnern. Zuerst: { CMD("session join") }
session-waiting = In „{ $title }“ sind alle Plätze vergeben. Du stehst in der Reihe; vor dir: { $ahead }. Wird ein Platz frei, schreibe ich dir privat.
session-maybe-said = Vielleicht, bei „{ $title }“, { $when }. Ein Platz bleibt dafür nicht frei. Um einen zu nehmen: { CMD("session join") }
session-left = Du hast keinen Platz mehr in „{ $title }“. Niemand erfährt, warum.
session-left-room = Du bist auch nicht mehr im Raum. Wenn du wieder dazukommst, lasse ich dich wieder hinein.
session-no-seat = Du hattest keinen Platz in „{ $title }“.
session-you-hold = Du hältst „{ $title }“, also brauchst du keinen Platz.
session-closed = Bei „{ $title }“ ist die Anmeldung zu.
session-over = Diese ist vorbei oder abgesagt. Was kommt: { CMD("session list") }
session-unknown = Ich kenne hier keine Runde „{ $session }“. Was kommt: { CMD("session list") }
session-several = Mehr als eine heißt „{ $session }“. Mit Nummer: { $numbers }.

session-private = Eine private Nachricht von Alongside.
session-offered = In „{ $title }“ ist ein Platz frei geworden, { $when }, { $minutes } Minuten. Er bleibt für dich frei bis { $until }; danach bekommt ihn, wer als Nächstes wartet.
session-take = Den Platz nehmen
session-pass = Nicht nehmen
session-reminder = Du wolltest erinnert werden: „{ $title }“, { $when }, { $minutes } Minuten, in { $where }.
session-moved-told = „{ $title }“ ist jetzt zu einer anderen Zeit: { $when }, { $minutes } Minuten. Vorher war es { $before }.
session-moved-place = Dein Platz bleibt deiner.
session-cancelled-told = „{ $title }“ findet nicht statt, { $when }. Die Runde wurde abgesagt.
session-too-few-told = „{ $title }“ findet nicht statt, { $when }: Es waren zu wenige.
session-no-other = Noch ist keine andere Gruppe geplant. Menschen zum Reden: { CMD("urgent") }
session-next-group = Eine Gruppe: „{ $title }“, { $when }.
session-join-group = Zur Gruppe anmelden

session-sheet = „{ $title }“ beginnt { $when }, { $minutes } Minuten, in { $where }.
session-sheet-who = Dabei: { $joined }. Es warten: { $waiting }. Vielleicht: { $maybe }.
session-sheet-welcome = 1. Begrüße alle. Wer mag, ist still oder geht wieder.
session-sheet-agreement = 2. Sag, was ihr vereinbart.
session-sheet-round = 3. Wer mag, fängt an; aussetzen ist in Ordnung.
session-sheet-close = 4. Fünf Minuten vor Schluss eine letzte Runde.
session-sheet-after = 5. Wenn du dir um jemanden Sorgen machst: { CMD("ask") }. Dann ruh dich aus.
session-open-now = Jetzt öffnen

## Die Liste

session-list = Was kommt:
session-list-line = { $number }. „{ $title }“, { $when }, { $minutes } Minuten. Freie Plätze: { $free } von { $seats }.
session-list-join = Zum Anmelden: { CMD("session join") } und die Nummer.
session-list-more = Mehr
session-list-none = Hier ist noch nichts geplant.

## Planen

session-title-empty = Sie braucht einen Titel.
session-title-too-long = Ein Titel hat höchstens { $limit } Zeichen.
session-minutes-unknown = „{ $words }“ konnte ich nicht lesen. Minuten von { $lowest } bis { $highest }, etwa 45.
session-seats-unknown = „{ $words }“ konnte ich nicht lesen. Eine Zahl von { $lowest } bis { $highest }, etwa 8.
session-minimum-too-big = Es können nicht { $minimum } Leute nötig sein: Es gibt weniger Plätze, { $seats }.
session-which-zone = Welche Stadt hat die Zeit, die du meinst?
session-which-room = In welchem Raum soll sie gezeigt werden? Du kannst den Befehl auch dort tippen.
session-room-unknown = Ich kenne hier keinen Raum „{ $words }“.
session-room-closed = In { $room } darf ich nicht schreiben.
session-room-title = { $title }
session-in-the-past = Diese Zeit ist vorbei. Es braucht eine, die noch kommt.
session-runs-already = „{ $title }“ läuft schon.
session-opened = „{ $title }“ ist offen. Die Karte steht in { $room }.
session-opened-private = Der Raum ist privat. Ich lasse hinein, wer einen Platz hat, und wer noch dazukommt.
session-plan = Verstanden habe ich: „{ $title }“, { $rule }.
session-date = Das ist { $when }.
session-dates = Die nächsten Male:
session-next-date = { $when }
session-size = { $minutes } Minuten, Plätze: { $seats }. Wer sie hält, braucht keinen.
session-plan-where = Ihre Karte kommt nach { $room }. Soll ich sie planen?
session-plan-save = Planen
session-planned = „{ $title }“ ist geplant, { $when }.
session-planned-change = Sie hat die Nummer { $number }. Zum Ändern: { CMD("session move") } oder { CMD("session cancel") }
session-scope-which = Sie wiederholt sich. Welche? Eine spätere: date:24. Dezember
session-scope-this = Nur diese
session-scope-all = Diese und alle späteren
session-moved = „{ $title }“ ist jetzt { $when }. Davon erfahren: { $told }.
session-cancelled = „{ $title }“, { $when }, ist abgesagt. Davon erfahren: { $told }.
session-later-moved = „{ $title }“ ist dieses eine Mal { $when }, nicht { $before }. Noch war niemand dabei, also erfährt es niemand.
session-later-cancelled = „{ $title }“ findet nicht statt, { $when }. Alle anderen bleiben. Noch war niemand dabei, also erfährt es niemand.
session-later-ended = „{ $title }“ endet: { $when } und danach findet sie nicht mehr statt. Was davor kommt, bleibt.
session-later-move-all = „{ $title }“ und alle späteren kann ich nur ab der nächsten verlegen. Ein einzelner späterer Tag geht, und eine Reihe kann enden: { CMD("session cancel") } mit dem Tag und „alle“.
session-move-all-earlier = „{ $title }“ hat noch einen früheren Termin, der erst kommt: { $when }. Alle verlegen kann ich nur von dem an; nenne seinen Tag mit date: und dem Tag.
session-move-taken = „{ $title }“ hatte schon einen Termin an genau diesem Tag zu dieser Zeit, der vorbei ist oder abgesagt wurde. Es passt eine andere Zeit.
session-moved-kept = Schon einzeln verlegt, und jetzt nicht mit verlegt: { $dates }.
session-no-such-day = „{ $title }“ findet an dem Tag nicht statt. Die nächsten Male: { $dates }.
session-following = Die nächste ist { $when }.
session-names-on = Ab jetzt nennt die Karte einer Runde, wer dabei ist.
session-events-on = Ab der nächsten Karte ist eine geplante Runde auch ein Event der Plattform, wo es so etwas gibt. Dort sehen alle, wer interessiert ist.
session-events-off = Ab der nächsten Karte sind Runden keine Events der Plattform.
session-private-on = Ab jetzt sind die Räume von Runden privat, wenn nichts anderes gesagt wird: Ich lasse nur hinein, wer dabei ist, und wer sie hält. Was schon läuft, bleibt, wie es ist.
session-private-off = Ab jetzt kann, wer den Raum einer Karte liest, auch den Raum der Runde lesen, wenn nichts anderes gesagt wird. Was schon läuft, bleibt, wie es ist.
session-voice-set = Ab dem nächsten Plan sprechen Runden in { $voice }, wenn nichts anderes gesagt wird.
session-voice-none = Ab dem nächsten Plan wird kein Ort zum Sprechen genannt, wenn keiner gesagt wird.
session-event-title = { $title }
session-event-about = Für einen Platz drück eine Wahl unter der Karte im Raum. Wer hier interessiert ist, sehen alle; wer einen Platz hat, nicht.
session-names-off = Ab jetzt sagt die Karte einer Runde nur, wie viele dabei sind.
session-digest-over = Runden, die stattfanden: { $count }.
session-digest-people = Runden, die stattfanden: { $count }. Personen, die einen Platz hatten: { $people }.
session-digest-cancelled = Runden, die abgesagt wurden: { $count }.
session-digest-to-come = Runden in den nächsten sieben Tagen: { $count }. Alle: { CMD("session list") }
session-digest-unheld = Davon hält noch niemand: { $count }.
session-holds = { $count ->
    [one] ein Platz in einer Runde
   *[other] { $count } Plätze in Runden
}

# Wann eine Gruppe stattfindet
calendar-when = { $often } um { $time } Uhr, Zeit in { $zone }
calendar-when-until = { $often } bis { $last }, um { $time } Uhr, Zeit in { $zone }
calendar-when-times = { $often }, { $count } Mal, um { $time } Uhr, Zeit in { $zone }
calendar-often-daily = { $step ->
    [1] jeden Tag
    [2] jeden zweiten Tag
   *[other] alle { $step } Tage
}
calendar-often-workdays = Montag bis Freitag
calendar-often-weekday = { $step ->
    [1] jeden { $days }
    [2] jeden zweiten { $days }
   *[other] alle { $step } Wochen am { $days }
}
calendar-often-weekdays = { $step ->
    [1] jeden { $days }
   *[other] alle { $step } Wochen am { $days }
}
calendar-often-monthly = { $step ->
    [1] am { $days } im Monat
   *[other] alle { $step } Monate am { $days }
}
calendar-often-yearly = jedes Jahr am { $day }. { $month }
calendar-often-rule = nach der Regel { $rule }
calendar-nth = { $nth } { $day }
calendar-last-day = letzten Tag
calendar-month-day = { $day }.
calendar-ordinal-1 = ersten
calendar-ordinal-2 = zweiten
calendar-ordinal-3 = dritten
calendar-ordinal-4 = vierten
calendar-ordinal-5 = fünften
calendar-ordinal-last = letzten
calendar-date = { $day }. { $month } { $year }
calendar-whole-date = { $weekday }, { $date }
calendar-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}

# Was daran nicht verstanden wurde
calendar-unknown = „{ $words }“ habe ich nicht als Tag und Uhrzeit verstanden. Es passt zum Beispiel „morgen 19 Uhr“, „jeden zweiten Dienstag 19:00“ oder „am ersten Montag im Monat 18:30“.
calendar-no-time = Um wie viel Uhr? Zum Beispiel: morgen 19 Uhr, oder jeden Dienstag 19:00.
calendar-no-such-day = „{ $words }“ gibt es im Kalender nicht. Es passt ein anderer Tag.
calendar-other-weekday = Dieser Tag ist { $date }. Nenne nur das Datum, oder einen anderen Wochentag.
calendar-past = „{ $words }“ ist schon vorbei. Es passt eine Zeit, die noch kommt.
calendar-skipped = { $time } Uhr gibt es an dem Tag nicht: Da werden die Uhren vorgestellt, Zeit in { $zone }. Es passt eine Zeit davor oder danach.
calendar-far = So weit im Voraus kann ich nicht planen. Es passt ein Tag vor 2038.
calendar-until-early = Dann wäre es vorbei, bevor es beginnt. Es passt ein späteres Ende.
calendar-length = Wie lange es dauert, gehört in eine eigene Angabe, in Minuten. Hier passt nur der Beginn: „morgen 19 Uhr“.
calendar-how-often = Wiederholt es sich? Sag dazu, wie oft, zum Beispiel „jeden Dienstag 19:00 bis März“.
calendar-how-often-unknown = „{ $words }“ habe ich nicht als Angabe verstanden, wie oft. Es passt zum Beispiel „wöchentlich“, „jeden zweiten Dienstag“ oder „am ersten Montag im Monat“.
calendar-rule-often = Höchstens einmal am Tag, bitte. Es passt zum Beispiel „jeden Tag 9:00“ oder „jeden Dienstag 19:00“.
calendar-rule-never = Einen solchen Tag gibt es in den Jahren nicht, die ich plane. Es passt ein anderer Tag.
calendar-rule-unknown = Dieser Regel kann ich nicht folgen. Es passen Tage, Wochen, Monate oder Jahre, zum Beispiel FREQ=WEEKLY;BYDAY=TU; die Uhrzeit kommt davor.
calendar-rule-far = Das ist mehr, als ich planen kann: höchstens { $most } Mal, und nicht so viele Tage, Wochen oder Jahre auseinander.
calendar-move-several = Das hier wiederholt sich an mehreren Tagen im Monat. Ich kann einen davon verlegen oder bei allen die Uhrzeit ändern; für andere Tage plane bitte neu.

# Gruppen im eigenen Kalender
command-session-calendar = deine Gruppen für deinen Kalender, als Datei oder Adresse
option-session-calendar-titles = „ja“ zeigt, wie eine Gruppe heißt; ohne das nur, dass da etwas ist
help-example-session-calendar = Zum Beispiel: { CMD("session calendar") }
calendar-file = Hier sind deine Gruppen als Kalenderdatei. Sie zeigt sie, wie sie jetzt geplant sind.
calendar-series = Was sich wiederholt, steht darin mit allen Zeiten. Einen Platz hast du nur, wo du dich angemeldet hast.
calendar-without-titles = Jede heißt darin nur „Termin“, damit ein Kalender, den andere sehen, nichts verrät. Mit Titeln: { CMD("session calendar titles:yes") }
calendar-with-titles = Sie zeigt die Titel. Ohne Titel: { CMD("session calendar titles:no") }
calendar-address = Mit dieser Adresse kann dein Kalenderprogramm Änderungen von selbst übernehmen. Füge sie dort als Abonnement hinzu:
calendar-address-itself = { $address }
calendar-address-once = Wer sie hat, kann sehen, wann deine Gruppen sind. Ich zeige sie nur dieses eine Mal.
calendar-address-there = Seit { $since } hast du eine private Adresse. Ich habe sie damals gezeigt und hebe sie nicht auf; ist sie verloren, tritt eine neue an ihre Stelle.
calendar-address-anew = Neue Adresse
calendar-address-stop = Keine Adresse
calendar-address-replaced = Die vorige führt ab jetzt nirgends mehr hin.
calendar-address-stopped = Von dir gibt es keine Adresse mehr. Was dein Kalenderprogramm schon gelesen hat, behält es vielleicht.
calendar-address-off = Private Adressen gibt es hier nicht. Die Datei geht trotzdem: { CMD("session calendar") }
calendar-title = Termin
calendar-name = Termine
calendar-holds = eine private Kalenderadresse

# Rund um eine Runde: ihr Raum, wer sie hält, ihr Ende

group-session-template = Runden, die sich mit ihrem Namen wieder öffnen lassen
command-session-handover = jemand anderen fragen, eine Runde zu halten
command-session-round = ein Durchgang in ihrem Raum: wer mag als Nächstes
command-session-quiet = einige Minuten Stille in ihrem Raum
command-session-remove = jemandem den Platz nehmen; die Person erfährt es privat
command-session-close = eine laufende Runde beenden
command-session-attendance = wer da war, und wie es war
command-session-template-save = eine Runde als Vorlage behalten
command-session-template-list = die Vorlagen dieser Community
command-session-template-remove = eine Vorlage entfernen
option-session-handover-session = Nummer oder Titel
option-session-handover-to = wer hier Runden halten darf, etwa @sam
option-session-round-session = Nummer oder Titel; sonst die laufende
option-session-quiet-minutes = wie lange, etwa 5
option-session-quiet-session = Nummer oder Titel; sonst die laufende
option-session-remove-session = Nummer oder Titel
option-session-remove-who = wessen Platz, etwa @ana
option-session-close-session = Nummer oder Titel; sonst die laufende
option-session-attendance-session = Nummer oder Titel
option-session-template-save-session = Nummer oder Titel
option-session-template-remove-title = wie sie heißt
help-example-session-handover = Zum Beispiel: { CMD("session handover 3 @sam") }
help-example-session-round = Zum Beispiel: { CMD("session round") }
help-example-session-quiet = Zum Beispiel: { CMD("session quiet 5") }
help-example-session-remove = Zum Beispiel: { CMD("session remove 3 @ana") }
help-example-session-close = Zum Beispiel: { CMD("session close") }
help-example-session-attendance = Zum Beispiel: { CMD("session attendance 3") }
help-example-session-template-save = Zum Beispiel: { CMD("session template save 3") }
help-example-session-template-list = Mehr braucht es nicht.
help-example-session-template-remove = Zum Beispiel: { CMD("session template remove Evening circle") }
ask-session-handover-session = Welche Runde? Nummer oder Titel. Alle: { CMD("session list") }
ask-session-handover-to = Wer könnte sie halten? Erwähne die Person, etwa @sam. Ich frage sie zuerst.
ask-session-remove-session = Welche Runde? Nummer oder Titel. Alle: { CMD("session list") }
ask-session-remove-who = Wessen Platz? Erwähne die Person, etwa @ana. Sie erfährt es privat.
ask-session-attendance-session = Welche Runde? Nummer oder Titel.
ask-session-template-save-session = Welche Runde? Nummer oder Titel. Alle: { CMD("session list") }
ask-session-template-remove-title = Welche? Alle: { CMD("session template list") }

session-which = Welche Runde? Nummer oder Titel. Alle: { CMD("session list") }
session-not-running = „{ $title }“ läuft gerade nicht. Um sie zu beginnen: { CMD("session open") }
session-none-running = Hier läuft gerade keine Runde. Um eine zu beginnen: { CMD("session open") }
session-close-instead = „{ $title }“ läuft gerade. Um sie zu beenden: { CMD("session close") }
session-who-unknown = Ich weiß nicht, wer „{ $words }“ hier ist. Erwähne eine Person, etwa @sam.

session-room-begun = „{ $title }“ ist offen, bis { $until }. Willkommen.
session-room-private = Dieser Raum ist privat: Ich lasse nur hinein, wer einen Platz hat, und wer sie hält. Die Moderation kann ihn vielleicht lesen.
session-room-agreed = Was wir vereinbart haben:
session-room-free = Du kannst still sein, aussetzen oder jederzeit gehen. Wer sie hält, sieht, wer „Ich bin da“ drückt.
session-here = Ich bin da
session-step-out = Ich muss kurz raus
session-here-noted = Gut, dass du da bist. Wer sie hält, kann es sehen.
session-stepped-out = Nimm dir die Zeit, die du brauchst. Wer sie hält, weiß Bescheid, und dein Platz bleibt deiner. Menschen zum Reden: { CMD("urgent") }
session-steps-out = { $who } geht für eine Weile aus „{ $title }“ hinaus. Der Platz bleibt frei dafür.
session-no-seat-yet = Das ist für alle, die einen Platz in „{ $title }“ haben. Um einen zu nehmen: { CMD("session join") }
session-no-room = Für „{ $title }“ konnte ich in { $room } keinen Thread öffnen. Vielleicht darf ich das dort nicht. Du kannst sie in { $room } selbst halten.
session-no-private-room = Für „{ $title }“, deren Karte in { $room } steht, konnte ich keinen privaten Raum öffnen. Öffentlich wurde nichts geöffnet.
session-private-needs = { $platform ->
    [discord] Das brauche ich dort: einen Textkanal, „Private Threads erstellen“ und „Nachrichten in Threads senden“. Die Moderation kann es erlauben.
    [matrix] Vielleicht lässt mich der Homeserver keine Räume anlegen. Wer ihn betreibt, kann es erlauben.
   *[other] Vielleicht darf ich das dort nicht.
}
session-no-card = Die Karte konnte nicht gezeigt werden, und daran hängt der Raum. Vielleicht darf ich dort nicht schreiben.
session-room-again = Bis dahin geht es ohne Raum weiter. Noch einmal versuchen: { CMD("session open") } #{ $number }
session-no-stage = Ich konnte die Bühne { $voice } für „{ $title }“ nicht öffnen. Vielleicht darf ich das dort nicht. Du kannst sie selbst starten.
session-room-over = Diese Runde ist vorbei. Danke, dass ihr da wart.
session-room-stays = Dieser Raum bleibt bis { $until } offen, damit niemand mitten im Wort aufhören muss.
session-room-after = Wenn dich etwas nicht loslässt: Menschen zum Reden, zu jeder Stunde: { CMD("urgent") }. Stellen, an die du dich wenden kannst: { CMD("find") }. Jemand von hier zum Reden: { CMD("ask") }
session-room-kept = In sieben Tagen verschwindet dieser Raum mit dem, was darin geschrieben wurde. Wo ich ihn nicht wegnehmen darf, verschwindet, was ich geschrieben habe; was ihr geschrieben habt, bleibt, bis ihr oder die Moderation es löscht.
session-closed-now = „{ $title }“ ist vorbei. Ihr Raum ist archiviert. Danke, dass du sie gehalten hast. Ruh dich ein wenig aus.
session-round-now = Einen Durchgang beginnen
session-quiet-now = Fünf Minuten Stille
session-close-now = Beenden

session-late = „{ $title }“ hat noch nicht begonnen. Niemand hat sie geöffnet.
session-late-called = Ich habe alle gefragt, von denen ich weiß, dass sie sie halten könnten. Dein Platz bleibt deiner. Du kannst warten oder dich abmelden.
session-late-nobody = Ich weiß von niemandem, der sie halten könnte. Du kannst warten oder dich abmelden.
session-late-lead = { $joined ->
    [0] „{ $title }“ sollte schon begonnen haben, { $when }. Bisher hat niemand einen Platz.
   *[other] „{ $title }“ sollte schon begonnen haben, { $when }. Leute mit Platz: { $joined }. Sie wissen, dass es später wird.
}
session-called = „{ $title }“ sollte schon begonnen haben, { $when }, und niemand hat sie geöffnet. Leute mit Platz: { $joined }. Kannst du sie halten? Es ist in Ordnung, wenn nicht.
session-handed = { $who } fragt, ob du „{ $title }“ halten kannst, { $when }. Es ist in Ordnung, wenn nicht.
session-take-over = Ich halte sie
session-taken-over = Ab jetzt hältst du „{ $title }“, { $when }.
session-taken-running = Sie läuft gerade.
session-taken-from = { $who } hält ab jetzt „{ $title }“.
session-taken-already = { $who } hält „{ $title }“ schon.
session-handover-asked = Ich habe { $who } privat gefragt. Mit einem Ja geht „{ $title }“ an die Person über; bis dahin ändert sich nichts.
session-handover-stranger = { $who } hat mir noch nie geschrieben, also kann ich nicht fragen. Nach einer Nachricht an mich kannst du es noch einmal versuchen.
session-handover-holds = { $who } hält „{ $title }“ schon.

session-removed = { $who } hat keinen Platz mehr in „{ $title }“, weiß es privat und kann sich dieses Mal nicht wieder anmelden.
session-removed-private = Ich nehme sie auch aus dem privaten Raum heraus.
session-removed-open = Ich nehme sie aus dem Raum heraus, wo ich kann. Sie können zurückkommen: Wer { $room } liest, kann ihn weiter lesen. Die Moderation kann das ändern.
session-remove-no-seat = { $who } hat keinen Platz in „{ $title }“.
session-removed-you = Du hast keinen Platz mehr in „{ $title }“. Das haben die entschieden, die hier Runden halten, für dieses eine Mal.
session-removed-turn = Es sagt nichts über deinen Wert. Menschen zum Reden, zu jeder Stunde: { CMD("urgent") }. Wenn du findest, dass es nicht in Ordnung war: { CMD("ask") }
session-removed-from = Bei „{ $title }“ kannst du dich dieses Mal nicht anmelden. Was sonst kommt: { CMD("session list") }

session-how = „{ $title }“ ist vorbei. Wie war es für dich? Gezählt wird nur, wie viele was gesagt haben; gezeigt wird es ab fünf Antworten. Niemand sieht, was du drückst. Du kannst es auch lassen.
session-how-good = Gut
session-how-mixed = Gemischt
session-how-not = Nichts für mich
session-how-said = Du hast geantwortet. Nur die Zahl bleibt.
session-how-thanks = Gezählt. Danke.
session-how-once = Du hast schon geantwortet oder hattest keinen Platz. Es wurde nichts gezählt.
session-how-late = Dafür ist es zu spät. Es wurde nichts gezählt.
session-attendance = „{ $title }“, { $when }.
session-attendance-seats = Hatten einen Platz: { $seats }. Haben gesagt, dass sie da sind: { $here }.
session-attendance-names = Da waren: { $names }. Das ist für dich, nicht für andere.
session-attendance-no-feedback = Wie es war, zeige ich einen Tag nach dem Ende, ab fünf Antworten.
session-attendance-feedback = Wie es war. Gut: { $good }. Gemischt: { $mixed }. Nicht das Richtige: { $not }.

session-round = Ein Durchgang. Wer mag als Nächstes? Aussetzen ist in Ordnung.
session-round-now-speaks = Jetzt: { $who }
session-round-then = Danach: { $names }
session-round-begun = Der Durchgang hat begonnen. Mit „Weiter“ spricht, wer als Nächstes kommt.
session-turn-take = Ich mag als Nächstes
session-turn-pass = Ich setze aus
session-turn-done = Weiter
session-turn-take-noted = Du stehst in der Reihe.
session-turn-pass-noted = Das ist in Ordnung. Niemand erfährt es.
session-turn-done-noted = Danke.
session-turn-next = Jetzt spricht, wer als Nächstes kommt.
session-quiet = { $minutes ->
    [one] Eine Minute Stille. Ich sage, wann sie vorbei ist.
   *[other] { $minutes } Minuten Stille. Ich sage, wann sie vorbei sind.
}
session-quiet-over = Die Stille ist vorbei. Es eilt nicht.
session-quiet-begun = Die Stille hat begonnen, Minuten: { $minutes }.

session-template-saved = „{ $title }“ ist jetzt eine Vorlage. Um sie wieder zu öffnen: { CMD("session open") } und ihr Titel.
session-template-none = Hier gibt es noch keine Vorlagen. Um eine zu machen: { CMD("session template save") }
session-template-list = Vorlagen hier:
session-template-line = „{ $title }“, { $minutes } Minuten, Plätze: { $seats }
session-template-how = Um eine zu öffnen: { CMD("session open") } und ihr Titel, in Anführungszeichen.
session-template-removed = Die Vorlage „{ $title }“ ist weg.
session-template-unknown = Hier gibt es keine Vorlage „{ $title }“. Alle: { CMD("session template list") }
session-template-too-many = Hier kann es { $most } Vorlagen geben. Um Platz zu machen: { CMD("session template remove") }
