# Anregungen: eine kleine Frage oder ein Gedanke in einem Raum.

group-prompt = eine kleine Frage oder ein Gedanke am Tag, in einem Raum
command-prompt-suggest = eine Anregung vorschlagen; die Moderation liest sie ohne deinen Namen
command-prompt-plan = eine Anregung am Tag in diesem Raum
command-prompt-stop = keine Anregungen mehr in diesem Raum
command-prompt-skip = die nächste auslassen
command-prompt-now = jetzt eine in diesem Raum zeigen
command-prompt-preview = was an den nächsten sieben Terminen kommt
command-prompt-add = eine eigene Anregung, für alle Räume hier
command-prompt-remove = eine eigene wieder herausnehmen
command-prompt-review = was Mitglieder vorgeschlagen haben, eins nach dem anderen
command-prompt-special = eine Anregung für einen Tag, oder ein Tag ohne
command-prompt-list = wo Anregungen kommen, und die eigenen

option-prompt-suggest-text = ein oder zwei kurze Sätze
option-prompt-plan-time = zum Beispiel 9:00, 9 Uhr oder 21:30
option-prompt-plan-days = jeden Tag, werktags, oder Tage wie Mo, Mi und Fr
option-prompt-plan-zone = eine Stadt; ohne sie gilt die Zeit dieser Community
option-prompt-plan-place = ein anderer Raum, zum Beispiel #lounge
option-prompt-plan-threads = an: jede Anregung öffnet einen Thread für Antworten
option-prompt-stop-place = ein anderer Raum, zum Beispiel #lounge
option-prompt-skip-place = ein anderer Raum, zum Beispiel #lounge
option-prompt-now-place = ein anderer Raum, zum Beispiel #lounge
option-prompt-preview-place = ein anderer Raum, zum Beispiel #lounge
option-prompt-add-text = ein oder zwei kurze Sätze
option-prompt-remove-number = ihre Nummer in der Liste
option-prompt-special-date = zum Beispiel 10. Oktober oder Freitag
option-prompt-special-text = was dann kommt; „normal“ für einen gewöhnlichen Tag
option-prompt-special-yearly = ja: jedes Jahr an diesem Datum

help-example-prompt-suggest = Zum Beispiel: { CMD("prompt suggest Ein Geräusch, das du am Morgen magst.") }
help-example-prompt-plan = Zum Beispiel: { CMD("prompt plan 9:00 werktags") }, oder: { CMD("prompt plan 9:00 place:#lounge threads:an") }
help-example-prompt-stop = Mehr braucht es nicht.
help-example-prompt-skip = Mehr braucht es nicht.
help-example-prompt-now = Mehr braucht es nicht.
help-example-prompt-preview = Mehr braucht es nicht.
help-example-prompt-add = Zum Beispiel: { CMD("prompt add Ein Geräusch, das du am Morgen magst.") }
help-example-prompt-remove = Zum Beispiel: { CMD("prompt remove 2") }
help-example-prompt-review = Mehr braucht es nicht.
help-example-prompt-special = Zum Beispiel: { CMD("prompt special 10.10. Ein Wort für die Nachbarschaft.") } Ohne Text kommt an dem Tag keine.
help-example-prompt-list = Mehr braucht es nicht.

ask-prompt-suggest-text = Was soll sie sagen? Ein oder zwei kurze Sätze, die keine Antwort brauchen. Die Moderation liest sie ohne deinen Namen.
ask-prompt-plan-time = Um welche Zeit soll sie kommen?
ask-prompt-add-text = Was soll sie sagen? Ein oder zwei kurze Sätze, die keine Antwort brauchen.
ask-prompt-remove-number = Welche Nummer? { CMD("prompt list") } zeigt sie.
ask-prompt-special-date = Welcher Tag?

## In einem Raum

prompt-note = { $note }
prompt-text = { $text }
prompt-free = Es braucht keine Antwort. Ein Wort ist auch in Ordnung.
prompt-thread = { $theme }, { $day }
prompt-theme-strengths = Stärken
prompt-theme-body = Körper
prompt-theme-people = Menschen
prompt-theme-small-joys = Kleine Freuden
prompt-theme-rest = Ruhe
prompt-theme-hope = Hoffnung
prompt-theme-skills = Können
prompt-theme-own = Von hier
prompt-theme-special = Ein besonderer Tag

## Planen

prompt-which-room = Welcher Raum ist gemeint? Sein Name genügt.
prompt-planned-in = Anregungen kommen in { $rooms }.
prompt-which-zone = In welcher Stadt gilt die Zeit, die gemeint ist? Für alles hier auf einmal: { CMD("community setup zone:Berlin") }
prompt-place-unknown = Ich kenne hier keinen Raum „{ $words }“.
prompt-place-closed = Ich darf in { $room } nicht schreiben, also kann dort keine Anregung kommen.
prompt-too-many-plans = Anregungen kommen hier in { $most } Räumen, und mehr kann ich mir nicht merken.
prompt-plan = { $days } um { $time }, Zeit von { $city }, in { $room }.
prompt-plan-paused = { $plan } Pausiert: { $why }
prompt-planned = Geplant: { $plan }
prompt-first = Die erste kommt { $first }.
prompt-next-comes = Die nächste kommt { $first }.
prompt-while-quiet = In dieser Community ist Ruhe, bis die Moderation sie beendet. Bis dahin kommt nichts.
prompt-with-threads = Jede öffnet einen Thread.
prompt-in-english = In der Sprache dieser Community habe ich noch keine Anregungen, also kommen sie auf Englisch.
prompt-answers = Niemand muss antworten. Was Leute antworten, ist ein gewöhnliches Gespräch: Ich behalte nichts davon.
prompt-see-preview = Sehen, was kommt
prompt-none = Hier sind keine Anregungen geplant. Um sie zu planen: { CMD("prompt plan") }
prompt-none-there = In { $room } sind keine Anregungen geplant. Sie kommen in { $rooms }.
prompt-stopped = Erledigt. In { $room } kommen keine Anregungen mehr.
prompt-skipped = Ausgelassen: { $at }.
prompt-under-way = Sie ist unterwegs nach { $room }. Wenn sie nicht erscheint, darf ich dort nicht schreiben.
prompt-preview = Was in { $room } kommt:
prompt-coming = { $at } ({ $theme }): { $text }
prompt-coming-none = { $at }: nichts, an einem besonderen Tag
prompt-another = Eine andere statt der ersten
prompt-skip-first = Den ersten Termin auslassen
prompt-paused-already = Die Anregungen in { $room } sind pausiert. Damit es weitergeht: { CMD("prompt plan") }
prompt-how-to-go-on = Damit es weitergeht, wo es pausiert ist, plane es neu: { CMD("prompt plan") }

## Wenn eine nicht gezeigt werden konnte

prompt-paused = Die Anregungen in { $room } sind pausiert: { $why } Damit es weitergeht, auch in einem anderen Raum: { CMD("prompt plan") }
prompt-fault-gone = den Raum gibt es nicht mehr.
prompt-fault-forbidden = ich darf dort nicht mehr schreiben.
prompt-fault-other = die letzte konnte dort nicht gezeigt werden.
prompt-end-paused = Pausiertes beenden
prompt-no-threads = Ich darf in { $room } keine Threads öffnen, also kommen Anregungen dort ohne.

## Was Leute hier geschrieben haben

prompt-suggested = Danke. Die Moderation liest sie ohne deinen Namen, und vielleicht kommt sie eines Tages in einem Raum. Wird sie angenommen, verbindet sie nichts mehr mit dir. Bis dahin behalte ich sie, verschlüsselt mit einem Schlüssel nur für dich.
prompt-suggested-in-the-open = Du hast sie in einem Raum geschrieben. Wer dort war, kann sie gelesen haben.
prompt-suggested-enough = { $most } Vorschläge von dir warten hier, und mehr kann ich mir nicht merken. Es kam nichts dazu.
prompt-take-back = Zurücknehmen
prompt-taken-back = Erledigt. Sie ist weg, und niemand wird sie lesen.
prompt-added = Dazugekommen. In einem Raum sieht das so aus:
prompt-drop = Wieder herausnehmen
prompt-there = Eine mit diesen Worten gibt es schon.
prompt-too-many = Es gibt { $most } eigene, und mehr kann ich mir nicht merken. Es kam nichts dazu.
prompt-unknown = In der Liste gibt es keine Nummer { $number }.
prompt-removed = Herausgenommen: „{ $text }“
prompt-review = Jemand schlägt das vor. In einem Raum sähe es so aus:
prompt-review-none = Es wartet kein Vorschlag.
prompt-approve = Annehmen
prompt-decline = Nicht annehmen
prompt-next = Den nächsten sehen
prompt-approved = Angenommen. Von jetzt an kann sie kommen.
prompt-declined = Nicht angenommen. Der Vorschlag ist weg.
prompt-special-set = Am { $day } kommt überall, wo eine Anregung geplant ist, diese:
prompt-special-quiet = Am { $day } kommt keine Anregung.
prompt-special-yearly = So ist es jedes Jahr.
prompt-special-over = Der { $day } ist wieder ein gewöhnlicher Tag.
prompt-special-none = Der { $day } ist ein gewöhnlicher Tag. Es wurde nichts geändert.
prompt-too-many-special = Es gibt hier { $most } besondere Tage, und mehr kann ich mir nicht merken. Es kam nichts dazu.
prompt-special-line = { $day }: „{ $text }“
prompt-special-line-quiet = { $day }: keine Anregung
prompt-library = Es gibt { $library } Anregungen von mir und { $own } eigene.
prompt-own-line = { $number }. { $text }
prompt-more = Weitere
prompt-see-review = Vorschläge lesen
prompt-list-change = Um eine dazuzunehmen: { CMD("prompt add") }. Um eine eigene herauszunehmen: { CMD("prompt remove 1") }
prompt-holds =
    { $count ->
        [one] eine Anregung, die du vorgeschlagen hast
       *[other] { $count } Anregungen, die du vorgeschlagen hast
    }
prompt-digest-paused = Anregungen sind pausiert in { $rooms }: { CMD("prompt list") }
prompt-digest-some = Vorgeschlagene Anregungen warten: { CMD("prompt review") }
prompt-digest-waiting = { $count } vorgeschlagene Anregungen warten: { CMD("prompt review") }
