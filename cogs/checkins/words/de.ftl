# Die tägliche Frage.

group-checkin = eine private Frage am Tag, und deine Antworten darauf
command-checkin-now = jetzt sagen, wie es gerade ist
command-checkin-join = jeden Tag eine private Frage: Wie ist es gerade?
command-checkin-pause = keine Fragen bis zu einem Tag, den du nennst
command-checkin-resume = nach einer Pause weitermachen
command-checkin-leave = alle deine täglichen Fragen beenden
command-checkin-keep = deine Antworten verschlüsselt aufbewahren, oder damit aufhören und alle löschen
command-checkin-history = deine aufbewahrten Antworten, als Bild und in Worten

option-checkin-now-feeling = von 1 (sehr schwer) bis 5 (gut)
option-checkin-now-note = was du sagen willst; ich behalte es nur, wenn du Antworten aufbewahren lässt
option-checkin-now-energy = wenig, mittel oder viel
option-checkin-now-needs = hungrig, wütend, einsam, müde: eines oder mehrere
option-checkin-join-time = zum Beispiel 9:00, 9 Uhr oder 21:30
option-checkin-join-zone = deine Stadt; ich frage nur einmal
option-checkin-join-days = jeden Tag, Montag bis Freitag, oder einzelne Tage wie Mo, Mi und Fr
option-checkin-pause-until = zum Beispiel Montag, in zwei Wochen oder 24. Dezember
option-checkin-keep-yes-or-no = ja oder nein
option-checkin-history-days = wie weit zurück, zum Beispiel 7 oder „2 Wochen“; ohne Angabe 30 Tage

help-example-checkin-now = Zum Beispiel: { CMD("checkin now 4") }, oder: { CMD("checkin now 2 schlecht geschlafen") }
help-example-checkin-join = Zum Beispiel: { CMD("checkin join 9:00 Berlin mo-fr") }. Machst du das für eine weitere Uhrzeit noch einmal, hast du zwei.
help-example-checkin-pause = Zum Beispiel: { CMD("checkin pause bis Montag") }
help-example-checkin-resume = Mehr braucht es nicht.
help-example-checkin-leave = Mehr braucht es nicht. Du kannst jederzeit wieder anfangen.
help-example-checkin-keep = Zum Beispiel: { CMD("checkin keep ja") }. Bevor ich etwas behalte, sage ich, was es ist, und frage.
help-example-checkin-history = Zum Beispiel: { CMD("checkin history") }, oder: { CMD("checkin history 7") }

ask-checkin-join-time = Einmal am Tag kann ich fragen, wie es dir geht. Niemand hier sieht deine Antworten. Ich behalte keine, außer du willst es. Was du mir privat schreibst, bleibt in unserem Chat, bis du es löschst. Um wie viel Uhr?
ask-checkin-pause-until = Bis wann?

checkin-which-zone = Welche Stadt hat deine Uhrzeit? Oder sag mir, wie spät es jetzt bei dir ist.
checkin-plan = { $days } um { $time } Uhr, Zeit in { $city }.
checkin-plans = Das sind jetzt mehrere:
checkin-joined = Das erste Mal: { $first }. Ich beginne mit „Eine Minute, wenn du magst“, damit ein gesperrter Bildschirm wenig verrät. Niemand hier sieht deine Antworten. Ich behalte keine, außer du willst es. Ein Tag ohne Antwort ist in Ordnung. Zum Beenden: { CMD("checkin leave") }
checkin-zone-changed = Ab jetzt gilt für alles, was du bei mir hast, die Zeit in { $city }.
checkin-too-many = Du hast hier { $most } tägliche Fragen, und mehr kann ich nicht behalten. Es ist keine dazugekommen.
checkin-none = Du hast hier keine tägliche Frage. Zum Anfangen: { CMD("checkin join") }
checkin-paused = Pause. Die nächste Frage: { $first }. Um früher weiterzumachen: { CMD("checkin resume") }
checkin-paused-open = Pause, bis du es sagst. Zum Weitermachen: { CMD("checkin resume") }
checkin-resumed = Es geht weiter. Die nächste Frage: { $first }.
checkin-not-paused = Es läuft schon. Die nächste Frage: { $first }.
checkin-while-quiet = Bei dir ist Ruhe an. Darum kommt nichts, bis du sie beendest: { CMD("you quiet aus") }
checkin-while-community-quiet = In dieser Community ist gerade Ruhe. Bis sie vorbei ist, kommt nichts.
checkin-left = Erledigt. Ich frage nicht mehr. Du kannst jederzeit wieder anfangen.
checkin-back = Meine privaten Nachrichten kamen nicht bei dir an, darum haben deine Fragen geruht. Ab jetzt versuche ich es wieder. Wenn sie dann immer noch nicht ankommen, sieh bitte nach, wer dir privat schreiben darf.

checkin-question = Eine Minute, wenn du magst. Wie ist es gerade?
checkin-now-question = Wie ist es gerade?
checkin-answered = Beantwortet. Danke.
checkin-skipped = Heute nicht. Das ist in Ordnung.
checkin-too-late = Die Frage war für einen Tag, der schon vorbei ist. Darum wurde nichts geändert. Wenn du magst, gibt es eine für jetzt. Wie ist es gerade?
feeling-1 = 1 sehr schwer
feeling-2 = 2 schwer
feeling-3 = 3 mittel
feeling-4 = 4 ganz gut
feeling-5 = 5 gut
checkin-not-today = Heute nicht
checkin-not-today-said = In Ordnung. { CMD("urgent") } geht zu jeder Zeit.
checkin-thanks = Danke für die Antwort. Niemand in der Community sieht sie.
checkin-in-the-open = Danke für die Antwort. Ich sage es niemandem, aber du hast es in einem Raum getippt, in dem alle es lesen können. Wenn niemand deine Antwort sehen soll, schreib mir privat.
checkin-low-in-the-open = Danke für die Antwort. Ich sage es niemandem, aber du hast es in einem Raum getippt, in dem alle es lesen können. Wenn niemand mitlesen soll, schreib mir privat. Würde etwas helfen?
checkin-low = Danke für die Antwort. Niemand in der Community sieht sie. Würde etwas helfen?
help-someone = Jemand zum Reden
help-something = Etwas zum Ausprobieren
help-distraction = Eine Ablenkung
help-saying = Es nur sagen
help-nothing = Jetzt nichts
checkin-someone-country = Wenn du mir dein Land sagst, kann ich Nummern von dort nennen: { CMD("you country") }
checkin-someone-here = Hier: jemand aus der Community, freiwillig. Es kann Stunden dauern.
checkin-someone-nobody-told = Ich habe niemandem etwas gesagt.
checkin-ask-helper = Hier um Hilfe bitten
checkin-nothing-now = In Ordnung. { CMD("urgent") } geht zu jeder Zeit.
checkin-saying = Du kannst es schreiben, in einer Nachricht. Ich bin ein Programm: Ich behalte es nicht und zeige es niemandem.
checkin-said = Danke, dass du es gesagt hast. Ich habe es nicht behalten und niemandem etwas gesagt.

checkin-add-more = Mehr dazu
checkin-what-more = Was möchtest du noch sagen? Ich behalte nichts davon. Es ist nur für dich.
more-energy = Energie
more-needs = Hungrig, wütend, einsam oder müde
more-note = Eine Notiz
checkin-what-more-kept = Was möchtest du noch sagen? Ich bewahre es bei deinen Antworten auf, nur für dich.
checkin-more-energy = Wie viel Energie hast du?
energy-low = Wenig
energy-middle = Mittel
energy-high = Viel
checkin-more-thanks = Danke.
checkin-more-needs = Ist es eines davon?
need-hungry = Hungrig
need-angry = Wütend
need-lonely = Einsam
need-tired = Müde
need-hungry-said = Danke. Etwas Kleines zu essen oder zu trinken, wenn es geht, hilft manchmal ein wenig.
need-angry-said = Danke. Manche gehen ein Stück, oder warten zehn Minuten, bevor sie jemandem schreiben.
need-lonely-said = Danke. Manche schicken einem Menschen eine kurze Nachricht. Worum es darin geht, ist egal.
need-tired-said = Danke. Wenn du dich eine Weile ausruhen kannst, ist auch das etwas, das du tust.
checkin-more-note = Du kannst es schreiben, in einer Nachricht. Ich behalte es nicht und zeige es niemandem.
checkin-note-thanks = Danke. Ich habe es nicht behalten.
checkin-more-note-kept = Du kannst es schreiben, in einer Nachricht. Ich bewahre es verschlüsselt bei deinen Antworten auf und zeige es niemandem außer dir.
checkin-note-kept = Danke. Ich bewahre es bei deinen Antworten auf.

## Antworten aufbewahren

ask-checkin-keep-yes-or-no = Soll ich deine Antworten aufbewahren? Bevor ich etwas behalte, sage ich, was es ist, und frage.
checkin-keep-consent =
    Wenn du zustimmst, behalte ich ab jetzt, was du antwortest: die Zahl, und was du dazu sagst. Ich brauche es nur für eines: um es dir zu zeigen.
    Ich zeige es sonst niemandem, und die Moderation kann es nicht sehen. Es ist verschlüsselt gespeichert, mit einem Schlüssel nur für dich. Wer den Computer betreibt, auf dem ich laufe, hat auch, was es öffnet, und könnte es mit Aufwand lesen.
    Jede Antwort wird nach 365 Tagen gelöscht. Um aufzuhören und alle sofort zu löschen: { CMD("checkin keep nein") }. Wenn du Nein sagst, jetzt oder später, ändert sich sonst nichts.
checkin-keep-agree = Ich stimme zu, behalte sie
checkin-keep-not-now = Jetzt nicht
checkin-keep-not-said = In Ordnung. Ich behalte keine Antworten.
checkin-keep-on = Ab jetzt bewahre ich deine Antworten auf, nur für dich. Zum Ansehen: { CMD("checkin history") }. Um aufzuhören und sie zu löschen: { CMD("checkin keep nein") }
checkin-keep-already = Du hast dem schon zugestimmt: { $since }. Seitdem bewahre ich deine Antworten auf. Um aufzuhören und sie zu löschen: { CMD("checkin keep nein") }
checkin-keep-off =
    { $count ->
        [0] Erledigt. Ich behalte keine Antworten mehr. Es gab noch keine.
        [one] Erledigt. Ich behalte keine Antworten mehr, und die eine, die ich hatte, ist gelöscht.
       *[other] Erledigt. Ich behalte keine Antworten mehr, und die { $count }, die ich hatte, sind gelöscht.
    }
checkin-keep-off-already = Ich behalte keine Antworten von dir und hatte auch keine.
checkin-history = Was du geantwortet hast, { $first } bis { $last }:
checkin-history-line = { $day }: { $feeling }
checkin-history-more = { $line }. { $more }
checkin-history-energy = Energie: { $energy }
checkin-history-needs = { $needs }
checkin-history-note = „{ $note }“
checkin-history-title = Was du geantwortet hast
checkin-history-alt =
    { $days ->
        [one] Was du am letzten Tag geantwortet hast, von 1 (sehr schwer) bis 5 (gut). Dasselbe steht daneben, in Worten.
       *[other] Was du an jedem der letzten { $days } Tage geantwortet hast, von 1 (sehr schwer) bis 5 (gut). Dasselbe steht daneben, in Worten.
    }
checkin-history-none =
    { $days ->
        [one] Vom letzten Tag habe ich nichts aufbewahrt.
       *[other] Von den letzten { $days } Tagen habe ich nichts aufbewahrt.
    }
checkin-history-off = Ich behalte keine Antworten von dir, darum gibt es nichts zu zeigen. Zum Anfangen: { CMD("checkin keep ja") }
checkin-history-stopped = Neue Antworten behalte ich nicht. Wieder aufbewahren: { CMD("checkin keep ja") } Diese löschen: { CMD("checkin keep nein") }
checkin-history-days = „{ $words }“ habe ich nicht verstanden. Wie viele Tage? Eine Zahl von 1 bis { $most } passt, oder „2 Wochen“.
checkin-history-unreadable =
    { $count ->
        [one] Eine Antwort lässt sich nicht mehr öffnen.
       *[other] { $count } Antworten lassen sich nicht mehr öffnen.
    }
checkin-holds =
    { $count ->
        [one] eine tägliche Frage
       *[other] { $count } tägliche Fragen
    }
checkin-holds-answers =
    { $count ->
        [one] eine aufbewahrte Antwort
       *[other] { $count } aufbewahrte Antworten
    }

## Ein Spiel für den Kopf. Unsere eigenen Worte, ein gewöhnliches Spiel.

exercise-category =
    Ein Spiel für den Kopf. Etwa drei Minuten.
    Such dir eine Art von Dingen aus: Tiere, Essen, Städte, Lieder. Nenn eines für jeden Buchstaben, von A an. Überspring Buchstaben, zu denen dir nichts einfällt.
    Fertig, oder langweilig? Zähl von 100 in Siebenerschritten zurück: 100, 93, 86. Sich zu verrechnen gehört dazu.
    Laut, im Kopf oder getippt: alles ist in Ordnung. Hör auf, wenn es sich falsch anfühlt. Das ist keine Behandlung.
