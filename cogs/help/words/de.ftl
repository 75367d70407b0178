# Hilfe.

command-help = diese Liste, oder ein Befehl erklärt
option-help-topic = ein Befehl, oder „antworten“: wie man jemandem antwortet
help-example-help = Zum Beispiel: { CMD("help checkin join") }, oder: { CMD("help antworten") }

help-people = Jetzt mit jemandem reden: { $people } Mehr: { CMD("urgent") }
help-about = Ich bin Alongside, ein Programm. Ich bin kein Notdienst, und niemand passt die ganze Zeit auf. Was ich hier kann:
help-line = { $usage }: { $what }
help-others = Für alle, die hier helfen, Treffen halten oder moderieren, gibt es mehr: { $topics }
help-more = Ein Fragezeichen heißt: kann wegbleiben. Ein Befehl erklärt: { CMD("help checkin join") }. Wie man jemandem antwortet: { CMD("help antworten") }
help-option = { $name }: { $what }
help-try = { $command }
help-unknown = Zu „{ $topic }“ weiß ich nichts. Alles, was ich kann: { CMD("help") }
help-answering =
    Wie man jemandem antwortet.
    Lies es noch einmal, bevor du schreibst. Du musst es nicht lösen.
    Sag mit deinen eigenen Worten, was du gelesen hast. Frag, was helfen würde: jemand zum Zuhören, Ideen, etwas anderes im Kopf, oder nichts.
    Frag, bevor du einen Rat gibst. Erzähl von dir nur, wenn es der anderen Person hilft.
    Wenn es nach Gefahr klingt, kannst du offen nach Suizid fragen. Fragen bringt niemanden auf die Idee. Nenn dann Menschen, die jetzt antworten. Du musst das nicht allein tragen.
    Du darfst aufhören, wenn es zu viel ist. Sag das, und sag, wer sonst da ist.
offer-checkin-now = Jetzt sagen, wie es ist
offer-checkin-join = Jeden Tag eine Frage
