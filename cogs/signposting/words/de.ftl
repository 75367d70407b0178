# reviewed: no
# Die private Nachricht, die auf Worte antwortet, die nach einer Krise klingen, und was Moderierende dazu einstellen.
# Gelesen wird sie nachts, von jemandem, der erschöpft ist: kurz, einfach, wahr. Nichts hier verspricht Sicherheit,
# Verschwiegenheit oder eine Zeit.

## Die Nachricht

note-private = Eine private Nachricht von Alongside.
note-told-nobody = Ich habe niemandem etwas gesagt.
note-told-asked = Außer dem, worum du die Helfenden hier selbst bittest, habe ich niemandem etwas gesagt.
note-told-helpers = Ich habe den Helfenden hier gesagt, wo du geschrieben hast. Es sind Freiwillige, die vielleicht schlafen: Bitte warte nicht auf sie.
note-suicide = Etwas, das du geschrieben hast, klang, als könnte es gerade sehr schwer sein. Ich kann mich irren. { $told }
note-self-harm = Etwas, das du geschrieben hast, klang, als würdest du dich verletzen oder wärst nahe daran. Ich kann mich irren. { $told }
note-overdose = Etwas, das du geschrieben hast, klang, als hättest du zu viel von etwas genommen oder wärst nahe daran. Ich kann mich irren. { $told }
note-eating = Etwas, das du geschrieben hast, klang, als wäre Essen gerade sehr schwer. Ich kann mich irren. { $told }
note-bereavement = Etwas, das du geschrieben hast, klang, als hättest du jemanden durch Suizid verloren. Ich kann mich irren. { $told }
note-asking = Etwas, das du geschrieben hast, klang, als suchtest du jemanden zum Reden. Ich kann mich irren. { $told }
note-besides-self-harm = Eine tiefe Wunde, oder eine, die nicht aufhört zu bluten, muss jetzt ärztlich versorgt werden.
note-besides-overdose = Halte die Packung oder die Flasche bereit, wenn du anrufst. Bitte warte nicht ab, wie es wird.
note-besides-eating = Wenn du ohnmächtig wirst, Schmerzen in der Brust hast oder kein Wasser bei dir behältst: Das muss jetzt ärztlich versorgt werden.
note-talking = Wenn Reden helfen würde:
note-bereavement-talk = Menschen zum Reden, auch darüber:
note-urgent = Wenn du in Gefahr oder verletzt bist oder etwas genommen hast: Ruf jetzt { $number } an, auch wenn du dich gut fühlst.
note-urgent-ambulance = Wenn du in Gefahr oder verletzt bist oder etwas genommen hast: Ruf jetzt den Rettungsdienst unter { $ambulance } an, oder { $number }, auch wenn du dich gut fühlst.
note-urgent-unknown = Wenn du in Gefahr oder verletzt bist oder etwas genommen hast: Ruf jetzt die Notrufnummer deines Landes an, auch wenn du dich gut fühlst. 112 geht in vielen Ländern vom Handy aus.
note-talk = Zum Reden:
note-someone-else = Du kannst offen nach Suizid fragen; die Frage bringt niemanden auf die Idee. Zuhören genügt, und du musst es nicht allein tragen. Ich schreibe der Person nicht.
note-someone-else-lines = Diese sind für dich da, und für die Person:
note-their-danger = Wenn die Person jetzt in Gefahr ist: { $number }, und sag, wo sie ist, wenn du es weißt.
note-their-danger-ambulance = Wenn die Person jetzt in Gefahr ist: Rettungsdienst { $ambulance }, oder { $number }, und sag, wo sie ist, wenn du es weißt.
note-their-danger-unknown = Wenn die Person jetzt in Gefahr ist: die Notrufnummer des Landes, in dem sie ist, und sag, wo das ist, wenn du es weißt. 112 geht in vielen Ländern vom Handy aus.

## Die Nachricht, wo jemand mitlesen könnte

# Verrät nichts, wer sie auch sieht.
note-closed = Etwas zum Lesen in einem ruhigen Moment.
note-open = Öffnen
note-remove = Entfernen
note-goes = Das verschwindet in einer Stunde, oder wenn du „Ausblenden“ drückst. Anrufe und Suchen können später auf diesem Telefon zu sehen sein; ein anderes Telefon kann sicherer sein.
note-abuse = Etwas, das du geschrieben hast, klang, als würde dir jemand wehtun oder Angst machen. Ich kann mich irren. Du entscheidest, was du tust, und wann.
note-sexual-violence = Etwas, das du geschrieben hast, klang, als hätte jemand etwas mit dir getan, das du nicht wolltest. Ich kann mich irren. Es ist nicht deine Schuld. Du entscheidest, wem du es sagst, und wann.
note-able-to-call = Wenn du in Gefahr bist und anrufen kannst: { $number }.
note-able-to-call-ambulance = Wenn du in Gefahr bist und anrufen kannst: { $number }. Rettungsdienst: { $ambulance }.
note-able-to-call-unknown = Wenn du in Gefahr bist und anrufen kannst: die Notrufnummer deines Landes. 112 geht in vielen Ländern vom Handy aus.

## Was sich damit tun lässt

note-send-me = Schick mir das
note-sent = Ich schicke es dir als Direktnachricht. Wenn nichts ankommt, sind deine Direktnachrichten für mich geschlossen.
note-missed = Ich habe dir vorher geschrieben, und es kam nicht an. Menschen zum Reden, zu jeder Zeit: { CMD("urgent") }. Helfende hier: { CMD("ask") }.
note-say-country = Mein Land sagen
note-country-set = Ich nenne dir von jetzt an Nummern für { $country }. Um das zu ändern: { CMD("you country") }
note-ask = Helfende fragen
note-not-now = Jetzt nicht
note-left-alone = Gut. Ich schreibe 24 Stunden lang keine solche Nachricht, außer etwas klingt nach Gefahr. { CMD("urgent") } geht zu jeder Stunde.
note-hide = Ausblenden
note-unscreened = Meine Worte nicht vergleichen
note-holds = { $count ->
    [one] wann ich dir eine private Nachricht gab
   *[other] wann ich dir private Nachrichten gab, { $count } Mal
}

ask-signposting-country-country = In welchem Land bist du? Ich brauche es nur, um die richtigen Nummern zu finden.
option-signposting-country-country = sein Name oder zwei Buchstaben

## Was Moderierende einstellen

group-safety = für Moderierende: Vergleichen, Meldungen, eigene Wendungen
group-safety-words = die Wendungen eurer Community, bei denen ein Hinweis kommt
command-safety-settings = Vergleichen, Meldungen und Helfende: was gilt, und wie oft jede Regel sprach
command-safety-words-add = eine Wendung eurer Gemeinschaft, die eine Nachricht nötig macht
command-safety-words-remove = eine solche Wendung wieder wegnehmen
command-safety-words-list = die Wendungen eurer Gemeinschaft
command-safety-try = was ich bei bestimmten Worten täte, und warum; nichts wird verschickt
option-safety-settings-on = an, aus oder Probe: Ich zähle nur und schreibe niemandem
option-safety-settings-country = damit Nachrichten die richtigen Nummern nennen
option-safety-settings-languages = zum Beispiel „deutsch, englisch“; „alle“ für jede, die ich kenne
option-safety-settings-alerts = der Raum für Meldungen; „keine“ für keine Meldungen
option-safety-settings-helpers = eine Rolle oder Menschen, die helfen; „niemand“ für niemanden
option-safety-settings-untaken = Minuten, nach denen eine Meldung, die niemand hat, wiederholt wird
option-safety-settings-quiet = Räume, in denen ich nichts vergleiche; „keine“ für keinen Raum
option-safety-settings-pointer = ob eine Zeile sagen darf, dass etwas Privates wartet
option-safety-words-add-text = die Wendung; zwischen Schrägstrichen ein Muster: /kein(e|er) mehr/
option-safety-words-add-level = schwer, oder dringend: benachrichtigt Helfende
option-safety-words-remove-number = ihre Nummer in der Liste
option-safety-try-text = Worte, die du dir ausdenkst
help-example-safety-settings = Zum Beispiel: { CMD("safety settings trial") }, oder: { CMD("safety settings alerts:#helpers untaken:20") }
help-example-safety-words-add = Zum Beispiel: { CMD("safety words add crossing the river") }
help-example-safety-words-remove = Zum Beispiel: { CMD("safety words remove 2") }
help-example-safety-words-list = Mehr braucht es nicht.
help-example-safety-try = Zum Beispiel: { CMD("safety try nobody would miss me") }
ask-safety-words-add-text = Welche Worte sollen eine private Nachricht nötig machen?
ask-safety-words-remove-number = Welche Nummer in der Liste soll weg?
ask-safety-try-text = Welche Worte soll ich ausprobieren? Nichts wird verschickt, und ich behalte nichts davon.

safety-on = An
safety-off = Aus
safety-trial = Probe
safety-settings = Wie ich nach Worten suche, die nach einer Krise klingen:
safety-is-on = Vergleichen: an. Wer so etwas schreibt, bekommt eine private Nachricht.
safety-is-off = Vergleichen: aus. Ich vergleiche nichts, was hier geschrieben wird.
safety-is-trial = Vergleichen: Probe. Ich zähle, wie oft jede Regel spricht, und schreibe niemandem.
safety-announced = Die Mitglieder wissen es: Die Ankündigung wurde veröffentlicht.
safety-not-announced = Noch wird nichts verglichen: Es beginnt, wenn die Ankündigung veröffentlicht ist. Schreib dazu { CMD("community setup") } in dem Raum, in den sie gehört.
safety-country = Nummern für: { $value }
safety-not-set = noch kein Land
safety-languages = Sprachen, die immer gelesen werden: { $value }
safety-every-language = jede, die ich kenne
safety-alerts = Meldungen gehen nach: { $value }
safety-no-alerts = Meldungen gehen nirgendwohin: Helfende erfahren nichts. Um das zu ändern: { CMD("safety settings alerts:#helpers") }
safety-no-policy = Es geht keine Meldung hinaus, bevor ein Sicherheitstext angenommen ist: { CMD("community policy") }
safety-helpers = { $count ->
    [0] Helfende: noch niemand ist hier benannt; wer moderiert, zählt als helfend. Um jemanden zu benennen: { CMD("safety settings helpers:@helpers") }
    [one] Helfende: eine Rolle oder Person.
   *[other] Helfende: { $count } Rollen oder Personen.
}
safety-untaken = Eine Meldung, die niemand hat, wird nach { $minutes } Minuten wiederholt.
safety-quiet = Nichts verglichen wird in: { $rooms }
safety-no-quiet = Verglichen wird in jedem Raum, den ich lesen kann.
safety-pointer-on = Wo Direktnachrichten geschlossen sind, darf eine Zeile sagen, dass etwas Privates wartet.
safety-pointer-off = Keine Zeile sagt, dass etwas Privates wartet. Wer keine Direktnachrichten zulässt, bekommt keine Nachricht.
safety-own-phrases = { $count ->
    [0] Eigene Wendungen: keine. Um eine hinzuzufügen: { CMD("safety words add") }
    [one] Eigene Wendungen: eine. Um sie zu lesen: { CMD("safety words list") }
   *[other] Eigene Wendungen: { $count }. Um sie zu lesen: { CMD("safety words list") }
}
safety-counts = Wie oft jede Regel in Räumen in 30 Tagen eine Nachricht nötig machte, und wie oft Helfende das einen Fehlalarm nannten:
safety-count = { $rule }: { $found }, Fehlalarme { $false }
safety-no-counts = In den letzten 30 Tagen machte keine Regel in einem Raum eine Nachricht nötig.
safety-change = Um etwas zu ändern, zum Beispiel: { CMD("safety settings alerts:#helpers") }. Um Worte auszuprobieren: { CMD("safety try") }

safety-unknown-name = „{ $words }“ habe ich nicht verstanden. Ein Raum wie #helpers wäre richtig, oder eine Rolle oder Person als Erwähnung.
safety-room-unknown = Ich finde hier keinen Raum namens „{ $words }“.
safety-alerts-open = { $room } können hier alle lesen, darum können Meldungen dort nicht hin. Ein Raum, den nur Helfende lesen, wäre richtig.
safety-alerts-closed = In { $room } darf ich nicht schreiben, darum können Meldungen dort nicht hin.
safety-helpers-unknown = Ich finde hier keine Rolle oder Person zu „{ $words }“. Eine Erwähnung wäre richtig.
safety-minutes-unknown = „{ $words }“ habe ich nicht verstanden. 5 bis 720 Minuten wären richtig.

safety-level-support = schwer
safety-level-urgent = dringend
safety-words-added = Hinzugefügt: { $words } ({ $level }).
safety-words-harmless-none = Bei keinem der alltäglichen Sätze, an denen ich sie ausprobiert habe, spricht sie an.
safety-words-harmless = Sie spricht auch bei alltäglichen Sätzen an. Wenn das zu viel ist, nimm sie wieder weg: { CMD("safety words list") }
safety-words-example = { $sentence }
safety-words-removed = Weggenommen: { $words }
safety-words-list = Wendungen dieser Gemeinschaft, neben dem, was ich kenne:
safety-words-phrase = { $number }. { $words } ({ $level })
safety-words-pattern = { $number }. /{ $words }/ ({ $level }, ein Muster)
safety-words-change = Um eine hinzuzufügen: { CMD("safety words add") }. Um eine wegzunehmen: { CMD("safety words remove 1") }
safety-words-none = Diese Gemeinschaft hat keine eigenen Wendungen. Um eine hinzuzufügen: { CMD("safety words add") }
safety-words-there = Diese Wendung ist schon da.
safety-words-unknown = Eine Wendung mit der Nummer { $number } gibt es nicht.
safety-words-too-many = Das wären mehr als { $most } Wendungen. Nimm zuerst eine weg: { CMD("safety words list") }
safety-words-too-short = Das ist zu kurz: Es spräche bei fast allem an.
safety-words-empty = Das spräche bei allem an, darum nehme ich es nicht.
safety-words-bad-pattern = Dieses Muster kann ich nicht lesen. Was RE2 nimmt, wäre richtig, ohne Vorausschau und Rückbezüge.
safety-words-too-large = Dieses Muster ist zu groß, um es mit jeder Nachricht zu vergleichen.
safety-words-too-many-patterns = Das ist ein Muster zu viel: Jedes wird mit jeder Nachricht verglichen. Nimm erst eins weg: { CMD("safety words list") }

safety-try-nothing = Ich habe nichts gefunden, das eine Nachricht nötig macht. Nichts wurde verschickt, und ich habe es nicht behalten.
safety-try-found = Gefunden: { $level }, { $topic }. Nichts wurde verschickt, und ich habe es nicht behalten.
safety-try-someone = Es geht um jemand anderen als die Person, die schreibt.
safety-try-rule = Regel: { $rule }. Worte: { $span }
safety-try-author = So, wie es eingestellt ist, bekommt eine private Nachricht, wer das schreibt.
safety-try-helpers = Steht es in einem Raum, erfahren es auch die Helfenden.
safety-try-no-helpers = Die Helfenden erfahren nichts: Es ist kein Raum für Meldungen eingestellt oder kein Sicherheitstext angenommen.
safety-try-off = Das Vergleichen ist aus, also geschähe nichts.
safety-try-trial = Das ist eine Probe, also würde es nur gezählt.
safety-try-not-announced = Die Ankündigung wurde noch nicht veröffentlicht, also geschähe nichts.
safety-try-note = Die Nachricht sagt:
safety-try-opened = Wenn sie geöffnet wird:
safety-topic-suicide = Suizid
safety-topic-self-harm = Selbstverletzung
safety-topic-overdose = Überdosis
safety-topic-eating = Essen
safety-topic-abuse = Gewalt in der Nähe
safety-topic-sexual-violence = sexuelle Gewalt
safety-topic-bereavement = Verlust
safety-topic-someone-else = jemand anderes
safety-topic-asking = Suche nach jemandem zum Reden
safety-topic-other = etwas anderes

## Alerts and requests

group-ask = jemanden hier fragen
group-alert = Meldungen und Anfragen, für alle, die hier helfen
group-duty = ob Meldungen und Anfragen zu dir kommen
command-ask = jemanden hier fragen: für dich, wegen jemand anderem, oder weil etwas nicht stimmt
command-alert-list = die Meldungen und Anfragen, die hier offen sind
command-alert-take = eine übernehmen, damit andere es wissen
command-alert-pass = eine weitergeben, ohne Grund
command-alert-done = eine abschließen und sagen, wie es ausging
alert-policy = Unser Sicherheitstext
alert-policy-is = Was hier vereinbart ist:
command-duty-on = Meldungen und Anfragen kommen zu dir, zu jeder Stunde
command-duty-off = sie kommen nicht zu dir, ganz oder bis zu einem Tag
command-duty-hours = sie kommen nur in diesen Stunden zu dir

option-ask-about = ich, Sorge um jemanden, oder etwas stimmt nicht
option-ask-need = jemand zum Zuhören, Ideen, oder eine Stelle finden
option-ask-words = ein paar Worte für die, die helfen, nur wenn du magst
option-ask-who = um wen es geht; die Person bekommt es nicht gezeigt
option-alert-take-alert = ihre Nummer
option-alert-pass-alert = ihre Nummer
option-alert-done-outcome = geredet, nicht nötig, oder Fehlalarm
option-alert-done-alert = ihre Nummer
option-duty-off-until = ein Tag, etwa morgen; ohne ihn ganz
option-duty-hours-when = etwa „werktags 18:00-23:00“
option-duty-hours-zone = deine Stadt, einmal gefragt

help-example-ask = Zum Beispiel: { CMD("ask") }, oder: { CMD("ask me listen") }
help-example-alert-list = Mehr braucht es nicht.
help-example-alert-take = Zum Beispiel: { CMD("alert take") }, oder mit einer Nummer aus { CMD("alert list") }
help-example-alert-pass = Mehr braucht es nicht. Niemand fragt, warum.
help-example-alert-done = Zum Beispiel: { CMD("alert done talked") }
help-example-duty-on = Mehr braucht es nicht.
help-example-duty-off = Zum Beispiel: { CMD("duty off") }, oder: { CMD("duty off tomorrow") }
help-example-duty-hours = Zum Beispiel: { CMD("duty hours weekdays 18:00-23:00") }

ask-about = Um wen geht es?
ask-about-me = Um mich
ask-about-worried = Ich mache mir Sorgen um jemanden
ask-about-not-right = Hier stimmt etwas nicht
ask-which-for-me = Was würde helfen? Die Helfenden sehen deinen Namen und deine Wahl.
ask-which-for-worried = Was würde helfen? Die Helfenden sehen deinen Namen und deine Wahl. Der Person, um die du dich sorgst, schreibe ich nicht. Wenn sie jetzt in Gefahr ist: Ruf die Notrufnummer an und sag, wo sie ist, wenn du es weißt.
ask-which-for-not-right = Was würde helfen? Wer sich um diese Gemeinschaft kümmert, sieht deinen Namen und deine Wahl. Wenn es um jemanden davon geht, sag, um wen; dieser Person zeige ich es nicht.
ask-with-words = Sie sehen auch, was du dazu geschrieben hast.
ask-need-listen = Jemand zum Zuhören
ask-need-ideas = Ideen
ask-need-service = Eine Stelle finden
ask-need-look = Jemand, der es sich ansieht
ask-need-cancel = Abbrechen
ask-say-who = Sagen, um wen es geht
ask-who = Um wen geht es? Eine Erwähnung oder der volle Name hier. Die Helfenden sehen ihn; der Person zeige ich es nicht.
ask-who-not-right = Um wen geht es? Eine Erwähnung oder der volle Name hier. Dieser Person zeige ich es nicht.
ask-who-unknown = Ich habe „{ $words }“ nicht als eine Person hier verstanden. Eine Erwähnung oder der volle Name hier wäre richtig.
ask-cancelled = In Ordnung. Ich habe es niemandem gesagt.
ask-sent = Gesendet. Ich kann nicht sagen, wann jemand antwortet. Wenn es bis { $until } niemand getan hat, sage ich es dir. Wer jetzt zu erreichen ist: { CMD("urgent") }
ask-sent-moderators = Gesendet an die, die sich um diese Gemeinschaft kümmern. Ich kann nicht sagen, wann jemand antwortet. Wenn es bis { $until } niemand getan hat, sage ich es dir. Du kannst es auch dem Dienst melden, auf dem dieser Chat läuft. Wer jetzt zu erreichen ist: { CMD("urgent") }
ask-merged = Gesendet. Es steht bei dem, was du vorher gefragt hast. Wenn niemand antwortet, sage ich es dir wie versprochen. Wer jetzt zu erreichen ist: { CMD("urgent") }
ask-taken-already = Gesendet. { $who } hat deine Anfrage seit { $since } und schreibt dir vielleicht. Wer jetzt zu erreichen ist: { CMD("urgent") }
ask-nobody = Ich habe es niemandem gesagt: Hier ist über mich gerade niemand zu erreichen. Diese Menschen antworten:
ask-nobody-not-right = Ich habe es niemandem gesagt: Über mich ist gerade niemand zu erreichen, der es sich ansehen könnte. Du kannst selbst jemandem von der Moderation schreiben oder es dem Dienst melden, auf dem dieser Chat läuft. Wer jetzt zu erreichen ist: { CMD("urgent") }
ask-add-words = Ein paar Worte dazu
ask-take-back = Zurücknehmen
ask-words = Was möchtest du dazu sagen? Die Helfenden sehen es mit deinem Namen. Ich bewahre es verschlüsselt auf und lösche es, wenn das hier abgeschlossen ist.
ask-words-not-right = Was möchtest du dazu sagen? Wer sich um diese Gemeinschaft kümmert, sieht es mit deinem Namen. Ich bewahre es verschlüsselt auf und lösche es, wenn das hier abgeschlossen ist.
ask-words-added = Dazugeschrieben.
ask-taken-back = Zurückgenommen. Wer es gesehen hat, sieht das. Wer jetzt zu erreichen ist: { CMD("urgent") }

alert-urgent = Jemand ist vielleicht jetzt in Gefahr.
alert-support = Jemandem geht es vielleicht sehr schlecht.
alert-where = { $who }, { $where }, { $at }.
alert-nowhere = in einem Raum, den ich nicht mehr kenne
alert-message-deleted = { $where } (Nachricht gelöscht)
alert-about = Thema: { $topic }.
alert-about-rule = Thema: { $topic }. Regel: { $rules }.
alert-topic-suicide = Suizid
alert-topic-self-harm = Selbstverletzung
alert-topic-overdose = Überdosis
alert-topic-eating = Essen
alert-topic-abuse = Gewalt zu Hause
alert-topic-sexual-violence = sexuelle Gewalt
alert-topic-bereavement = ein Verlust durch Suizid
alert-topic-someone-else = jemand anderes in Gefahr
alert-topic-asking = sucht Hilfe
alert-topic-other = etwas, das nach Gefahr klingt
alert-again = Sie haben wieder geschrieben: { $where }, { $at }.
alert-note = Meine Nachricht an sie: { $note }.
alert-note-waiting = noch nicht zugestellt
alert-note-delivered = zugestellt
alert-note-refused = ließ sich nicht zustellen
alert-has-left = Die Person hat diese Gemeinschaft verlassen.
alert-advice = Wenn du die Kraft hast: Frag, ob die Person in Sicherheit ist und was helfen würde. Du musst es nicht lösen und nicht allein machen.
alert-taken = { $who } hat das seit { $since }. Weitergeben ist in Ordnung.
alert-nobody-yet = Noch hat das niemand.
alert-no-one = Niemand war frei. Das kommt vor. Es bleibt hier offen.
alert-number = Nummer { $number }
alert-take = Ich übernehme
alert-pass = Weitergeben
alert-done = Abschließen
alert-finished = Nummer { $number } ist abgeschlossen: { $outcome }.
alert-finished-by = Nummer { $number } ist abgeschlossen: { $outcome }. Zuletzt hatte sie { $who }.
alert-outcome-talked = sie haben geredet
alert-outcome-not-needed = nicht nötig
alert-outcome-false-alarm = Fehlalarm
alert-outcome-taken-back = zurückgenommen
alert-outcome-unknown = beendet
alert-erased = Nummer { $number } ist fort: Die Person hat gelöscht, was ich über sie habe. Wenn du weißt, wer es war, und dir Sorgen machst, kannst du trotzdem fragen.
alert-yours = Du hast es. Weitergeben ist in Ordnung.
alert-yours-told = Ich sage der Person, dass du es gesehen hast und vielleicht schreibst, soweit meine Nachrichten sie erreichen.
alert-yours-already = Du hast das seit { $since }.
alert-has = { $who } hat das seit { $since }.
alert-hands-full = Du hast { $most } offen, und mehr sollte niemand tragen. Schließ erst eine ab oder gib sie weiter; andere sehen diese auch.
alert-left-to-others = In Ordnung. Es bleibt für die anderen offen.
alert-none-yours = Du hast gerade keine. Was offen ist: { CMD("alert list") }
alert-passed = Weitergegeben. Danke, dass du hingesehen hast.
alert-unknown = Ich kenne hier keine offene Meldung oder Anfrage mit der Nummer { $number }.
alert-over = Nummer { $number } ist schon abgeschlossen.
alert-for-moderators = Diese ist für die Moderation.
alert-number-unknown = Ich habe „{ $words }“ nicht als Nummer verstanden. Eine aus { CMD("alert list") } wäre richtig.
alert-list = Hier offen:
alert-list-none = Hier ist nichts offen.
alert-list-free = { $number }: { $who } { $what }, { $at }. Noch hat es niemand.
alert-list-taken = { $number }: { $who } { $what }, { $at }. { $taker } hat es.
alert-kind-alert = ist vielleicht in Gefahr
alert-kind-me = fragt nach jemandem, der hilft
alert-kind-worried = sorgt sich um jemanden
alert-kind-not-right = sagt, dass etwas nicht stimmt
alert-take-number = Nummer { $number } übernehmen
alert-number-choice = Nummer { $number }
alert-which = Welche meinst du?
alert-how-did-it-end = Wie ging es aus?
alert-ended-talked = Wir haben geredet
alert-ended-not-needed = Nicht nötig
alert-ended-false-alarm = Fehlalarm
alert-thanks = Danke, { $who }. Eine Pause von Meldungen bis morgen?
alert-thanks-alone = Danke.
alert-rest = Ruh dich aus. Meldungen kommen wieder ab { $until } zu dir.
alert-rest-not = In Ordnung. Danke, dass du da bist.
alert-place-open = Den Raum für Meldungen können jetzt alle hier lesen, darum geht nichts dorthin. Bis du einen anderen wählst, erfahren nur die Helfenden im Dienst davon, in privaten Nachrichten. Wählen: { CMD("safety settings") }
alert-digest = Meldungen und Anfragen von { $count } Personen sind offen: { CMD("alert list") }
alert-digest-some = Meldungen oder Anfragen sind offen: { CMD("alert list") }
alert-digest-lost = Meldungen haben keinen Raum, in den sie gehen können: { CMD("safety settings") }
alert-place-lost = Ich kann nicht mehr in den Raum für Meldungen schreiben. Bis du einen anderen wählst, erfahren nur die Helfenden im Dienst davon, in privaten Nachrichten. Wählen: { CMD("safety settings") }
alert-taken-told = { $who } hilft hier, hat das gesehen und schreibt dir vielleicht. Niemand, der hier hilft, fragt nach deiner Adresse, nach Geld, Passwörtern oder Bildern.
alert-taken-told-moderator = { $who } moderiert hier, hat das gesehen und schreibt dir vielleicht. Niemand, der hier moderiert, fragt nach deiner Adresse, nach Geld, Passwörtern oder Bildern.
alert-not-told-after-all = Meine Nachricht hat die Helfenden hier nicht erreicht; es weiß also niemand davon. Diese Menschen antworten jetzt:
alert-holds =
    { $count ->
        [one] eine Meldung oder Anfrage
       *[other] { $count } Meldungen oder Anfragen
    }

request-me = { $who } fragt nach jemandem, der hilft, { $at }.
request-worried = { $who } macht sich Sorgen um jemanden, { $at }.
request-not-right = { $who } sagt, dass hier etwas nicht stimmt, { $at }. Diese Anfrage ist für die Moderation.
request-named = Es geht um { $who }. Die Person weiß nichts davon.
request-need = Was helfen würde: { $need }.
request-words = Dazu gesagt: „{ $words }“
request-advice-me = Wenn du es übernimmst, erfährt die Person es, und du schreibst ihr. Du musst es nicht lösen und nicht allein machen.
request-advice-worried = Wenn du es übernimmst, erfährt die fragende Person es, und du schreibst ihr. Du musst es nicht lösen und nicht allein machen.
request-advice-not-right = Wenn du es übernimmst, erfährt die fragende Person es, und du schreibst ihr. Um wen es geht, entscheidet nicht darüber.
request-untaken = Bisher war niemand frei, der hilft. Es bleibt offen. Diese Menschen antworten jetzt:
request-untaken-moderators = Bisher war niemand frei, der sich um diese Gemeinschaft kümmert. Es bleibt offen. Du kannst selbst jemandem von der Moderation schreiben oder es dem Dienst melden, auf dem dieser Chat läuft. Diese Menschen antworten jetzt:

duty-on = Du bist hier im Dienst: Meldungen und Anfragen kommen zu jeder Stunde zu dir. Stunden festlegen: { CMD("duty hours") } Aufhören: { CMD("duty off") }
duty-off = Du bist hier nicht im Dienst. Meldungen und Anfragen kommen nicht zu dir. Wieder anfangen: { CMD("duty on") }
duty-off-until = Du bist bis { $until } nicht im Dienst. Danach ist es wie vorher.
duty-still-yours =
    { $count ->
        [one] Eine, die du übernommen hast, ist noch offen. Du kannst sie weitergeben: { CMD("alert pass") }
       *[other] { $count }, die du übernommen hast, sind noch offen. Du kannst sie weitergeben: { CMD("alert pass") }
    }
duty-which-zone = Welche Stadt hat deine Zeit? Oder sag mir, wie spät es gerade bei dir ist.
duty-hours = Du bist hier im Dienst: { $hours }, Zeit von { $city }. Zu anderen Stunden kommt nichts zu dir.
duty-said = { $days } von { $from } bis { $to }
duty-said-all-day = { $days }, den ganzen Tag
duty-hours-evenings = Abends, 18:00 bis 23:00
duty-hours-weekends = An Wochenenden
duty-hours-always = Immer
duty-hours-unknown = Ich habe „{ $words }“ nicht als Stunden verstanden. „werktags 18:00-23:00“, „Wochenende“ oder „immer“ wäre richtig.
duty-while-quiet = Bei dir ist Ruhe an, darum kommt nichts zu dir, bis du sie beendest: { CMD("you quiet off") }
duty-nothing-set-up = Noch kann nichts zu dir kommen: Erst muss die Moderation einen Sicherheitstext annehmen und einen Raum für Meldungen wählen.
ask-duty-hours-when = Wann sollen Meldungen und Anfragen zu dir kommen?
