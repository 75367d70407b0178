# reviewed: no
# The private note that answers words which sound like a crisis, and what moderators set about it. Read at night by
# somebody exhausted: short, plain, true. Nothing here promises safety, secrecy or time.

## The note

note-private = A private note from Alongside.
note-told-nobody = I have told nobody.
note-told-asked = Apart from what you ask the helpers here yourself, I have told nobody.
note-told-helpers = I have told the helpers here where you wrote. They are volunteers and may be asleep, so please do not wait for them.
note-suicide = Something you wrote sounded as if things may be very hard. I may be wrong. { $told }
note-self-harm = Something you wrote sounded as if you may be hurting yourself, or close to it. I may be wrong. { $told }
note-overdose = Something you wrote sounded as if you may have taken too much of something, or may be close to it. I may be wrong. { $told }
note-eating = Something you wrote sounded as if eating may be very hard now. I may be wrong. { $told }
note-bereavement = Something you wrote sounded as if you have lost somebody to suicide. I may be wrong. { $told }
note-asking = Something you wrote sounded as if you are looking for somebody to talk to. I may be wrong. { $told }
note-besides-self-harm = A deep wound, or one that does not stop bleeding, needs a doctor now.
note-besides-overdose = Have the packet or the bottle with you when you call. Please do not wait to see how it goes.
note-besides-eating = If you faint, have pain in your chest, or cannot keep water down: that needs a doctor now.
note-talking = If talking would help:
note-bereavement-talk = People to talk to, about this as well:
note-urgent = If you are in danger, hurt, or have taken something: call { $number } now, even if you feel all right.
note-urgent-ambulance = If you are in danger, hurt, or have taken something: call { $ambulance } for an ambulance now, or { $number }, even if you feel all right.
note-urgent-unknown = If you are in danger, hurt, or have taken something: call your local emergency number now, even if you feel all right. 112 works on mobiles in many countries.
note-talk = To talk:
note-someone-else = You can ask them plainly about suicide; asking does not plant the idea. Listening is enough, and you need not carry it alone. I will not write to them.
note-someone-else-lines = These are there for you, and for them:
note-their-danger = If they are in danger now: { $number }, and say where they are if you know.
note-their-danger-ambulance = If they are in danger now: { $ambulance } for an ambulance, or { $number }, and say where they are if you know.
note-their-danger-unknown = If they are in danger now: the emergency number of the place where they are, and say where that is if you know. 112 works on mobiles in many countries.

## The note, where somebody may look over a shoulder

# Gives nothing away, to whoever sees it.
note-closed = Something to read in a quiet moment.
note-open = Open
note-remove = Remove
note-goes = This goes in an hour, or when you press Hide. Calls and searches may show on this phone later; another phone can be safer.
note-abuse = Something you wrote sounded as if somebody may be hurting you or frightening you. I may be wrong. You decide what you do, and when.
note-sexual-violence = Something you wrote sounded as if somebody may have done something to you that you did not want. I may be wrong. It is not your fault. You decide whom you tell, and when.
note-able-to-call = If you are in danger and able to call: { $number }.
note-able-to-call-ambulance = If you are in danger and able to call: { $number }. Ambulance: { $ambulance }.
note-able-to-call-unknown = If you are in danger and able to call: your local emergency number. 112 works on mobiles in many countries.

## What can be done with it

note-send-me = Send me this
note-sent = I am sending it to you as a direct message. If nothing arrives, your direct messages are closed to me.
note-missed = I wrote to you before, and it could not reach you. People to talk to, at any hour: { CMD("urgent") }. A helper here: { CMD("ask") }.
note-say-country = Say my country
note-country-set = I use numbers for { $country } from now on. To change that: { CMD("you country") }
note-ask = Ask a helper
note-not-now = Not now
note-left-alone = All right. I write no such note for 24 hours, unless something sounds like danger. { CMD("urgent") } works at any hour.
note-hide = Hide this
note-unscreened = Do not screen what I write
note-holds = { $count ->
    [one] when I gave you a private note
   *[other] when I gave you private notes, { $count } times
}

ask-signposting-country-country = In which country are you? It is only used to find the right numbers.
option-signposting-country-country = its name or two letters

## What moderators set

group-safety = for moderators: screening, alerts, your own phrases
group-safety-words = the phrases of your community that call for a note
command-safety-settings = screening, alerts and helpers: what is set, and how it went
command-safety-words-add = a phrase of your community that calls for a note
command-safety-words-remove = take such a phrase away again
command-safety-words-list = the phrases of your community
command-safety-try = what I would do about some words, and why; nothing is sent
option-safety-settings-on = on, off, or trial: I only count, and write to nobody
option-safety-settings-country = so that notes name the right numbers
option-safety-settings-languages = such as “german, english”; “all” for every one I know
option-safety-settings-alerts = the room where alerts go; “none” for no alerts
option-safety-settings-helpers = a role or people who help; “none” for nobody
option-safety-settings-untaken = minutes after which an alert that nobody has is repeated
option-safety-settings-quiet = rooms where I screen nothing; “none” for no room
option-safety-settings-pointer = whether a line may say that something private waits
option-safety-words-add-text = the phrase; between slashes, a pattern: /no (one|body) left/
option-safety-words-add-level = support, or urgent: alerts helpers
option-safety-words-remove-number = its number in the list
option-safety-try-text = words that you make up
help-example-safety-settings = For example: { CMD("safety settings trial") }, or: { CMD("safety settings alerts:#helpers untaken:20") }
help-example-safety-words-add = For example: { CMD("safety words add crossing the river") }
help-example-safety-words-remove = For example: { CMD("safety words remove 2") }
help-example-safety-words-list = It needs nothing else.
help-example-safety-try = For example: { CMD("safety try nobody would miss me") }
ask-safety-words-add-text = Which words should call for a private note?
ask-safety-words-remove-number = Which number in the list should go?
ask-safety-try-text = Which words should I try? Nothing is sent, and I keep none of it.

safety-on = On
safety-off = Off
safety-trial = Trial
safety-settings = How I look for words that sound like a crisis:
safety-is-on = Screening: on. Whoever writes such words gets a private note.
safety-is-off = Screening: off. I compare nothing that is written here.
safety-is-trial = Screening: trial. I count how often each rule speaks, and write to nobody.
safety-announced = Members were told: the announcement was posted.
safety-not-announced = Nothing is screened yet: it begins when the announcement is posted. For that, type { CMD("community setup") } in the room where it belongs.
safety-country = Numbers for: { $value }
safety-not-set = no country yet
safety-languages = Languages that are always read: { $value }
safety-every-language = every one I know
safety-alerts = Alerts go to: { $value }
safety-no-alerts = Alerts go nowhere: helpers are told nothing. To change that: { CMD("safety settings alerts:#helpers") }
safety-no-policy = No alert is sent before a safety text is accepted: { CMD("community policy") }
safety-helpers = { $count ->
    [0] Helpers: nobody is named here yet, and moderators count as helpers. To name some: { CMD("safety settings helpers:@helpers") }
    [one] Helpers: one role or person.
   *[other] Helpers: { $count } roles or people.
}
safety-untaken = An alert that nobody has is repeated after { $minutes } minutes.
safety-quiet = Nothing is screened in: { $rooms }
safety-no-quiet = Every room that I can read is screened.
safety-pointer-on = Where direct messages are closed, a line may say that something private waits.
safety-pointer-off = No line says that something private waits. Whose direct messages are closed gets no note.
safety-own-phrases = { $count ->
    [0] Phrases of your own: none. To add one: { CMD("safety words add") }
    [one] Phrases of your own: one. To read it: { CMD("safety words list") }
   *[other] Phrases of your own: { $count }. To read them: { CMD("safety words list") }
}
safety-counts = How often each rule called for a note in rooms in 30 days, and how often that was a false alarm:
safety-count = { $rule }: { $found }, false alarms { $false }
safety-no-counts = In the last 30 days, no rule called for a note in a room.
safety-change = To change one, for example: { CMD("safety settings alerts:#helpers") }. To try some words: { CMD("safety try") }

safety-unknown-name = I did not understand “{ $words }”. A room such as #helpers would be right, or a role or person by mention.
safety-room-unknown = I found no room here called “{ $words }”.
safety-alerts-open = { $room } can be read by everyone here, so alerts cannot go there. A room that only helpers read would be right.
safety-alerts-closed = I may not write in { $room }, so alerts cannot go there.
safety-helpers-unknown = I found no role or person here for “{ $words }”. A mention would be right.
safety-minutes-unknown = I did not understand “{ $words }”. From 5 to 720 minutes would be right.

safety-level-support = support
safety-level-urgent = urgent
safety-words-added = Added: { $words } ({ $level }).
safety-words-harmless-none = It speaks about none of the everyday sentences that I tried it on.
safety-words-harmless = It also speaks about everyday sentences. If that is too much, take it away again: { CMD("safety words list") }
safety-words-example = { $sentence }
safety-words-removed = Taken away: { $words }
safety-words-list = Phrases of this community, beside what I know:
safety-words-phrase = { $number }. { $words } ({ $level })
safety-words-pattern = { $number }. /{ $words }/ ({ $level }, a pattern)
safety-words-change = To add one: { CMD("safety words add") }. To take one away: { CMD("safety words remove 1") }
safety-words-none = This community has no phrases of its own. To add one: { CMD("safety words add") }
safety-words-there = That phrase is there already.
safety-words-unknown = There is no phrase with the number { $number }.
safety-words-too-many = That would be more than { $most } phrases. Take one away first: { CMD("safety words list") }
safety-words-too-short = That is too short: it would speak about nearly everything.
safety-words-empty = That would speak about anything at all, so I do not take it.
safety-words-bad-pattern = I cannot read that pattern. What RE2 takes would be right, without look-around and references.
safety-words-too-large = That pattern is too large to be compared with every message.
safety-words-too-many-patterns = That is one pattern too many: each is compared with every message. Take one away first: { CMD("safety words list") }

safety-try-nothing = I found nothing that calls for a note. Nothing was sent, and I have not kept it.
safety-try-found = I found: { $level }, { $topic }. Nothing was sent, and I have not kept it.
safety-try-someone = It is about somebody else than whoever writes.
safety-try-rule = Rule: { $rule }. Words: { $span }
safety-try-author = As it is set now, whoever writes this gets a private note.
safety-try-helpers = Written in a room, the helpers are told as well.
safety-try-no-helpers = The helpers are told nothing: no room for alerts is set, or no safety text accepted.
safety-try-off = Screening is off, so nothing would happen.
safety-try-trial = This is a trial, so it would only be counted.
safety-try-not-announced = The announcement was not posted yet, so nothing would happen.
safety-try-note = The note says:
safety-try-opened = When it is opened:
safety-topic-suicide = suicide
safety-topic-self-harm = self-harm
safety-topic-overdose = overdose
safety-topic-eating = eating
safety-topic-abuse = abuse
safety-topic-sexual-violence = sexual violence
safety-topic-bereavement = bereavement
safety-topic-someone-else = somebody else
safety-topic-asking = asking for somebody to talk to
safety-topic-other = something else

## Alerts and requests

group-ask = to ask a person here
group-alert = alerts and requests, for those who help here
group-duty = whether alerts and requests reach you
command-ask = ask a person here: for you, or about somebody else
command-alert-list = the alerts and requests that are open here
command-alert-take = take one, so that others know
command-alert-pass = give one back, without a reason
command-alert-done = finish one, and say how it ended
alert-policy = Our safety text
alert-policy-is = What was agreed here:
command-duty-on = alerts and requests reach you, at any hour
command-duty-off = they do not reach you, for good or until a day
command-duty-hours = they reach you in these hours only

option-ask-about = me, worried about someone, or not right
option-ask-need = someone to listen, ideas, or finding a service
option-ask-words = a few words for whoever helps, only if you like
option-ask-who = whom it is about; they are not shown it
option-alert-take-alert = its number
option-alert-pass-alert = its number
option-alert-done-outcome = talked, not needed, or false alarm
option-alert-done-alert = its number
option-duty-off-until = a day, such as tomorrow; for good without one
option-duty-hours-when = such as “weekdays 18:00-23:00”
option-duty-hours-zone = your city, asked once

help-example-ask = For example: { CMD("ask") }, or: { CMD("ask me listen") }
help-example-alert-list = It needs nothing else.
help-example-alert-take = For example: { CMD("alert take") }, or with a number from { CMD("alert list") }
help-example-alert-pass = It needs nothing else. Nobody asks why.
help-example-alert-done = For example: { CMD("alert done talked") }
help-example-duty-on = It needs nothing else.
help-example-duty-off = For example: { CMD("duty off") }, or: { CMD("duty off tomorrow") }
help-example-duty-hours = For example: { CMD("duty hours weekdays 18:00-23:00") }

ask-about = Who is it about?
ask-about-me = Me
ask-about-worried = Someone I am worried about
ask-about-not-right = Something here is not right
ask-which-for-me = What would help? Helpers will see your name and your choice.
ask-which-for-worried = What would help? Helpers will see your name and your choice. I will not write to the person you are worried about. If they are in danger now, call the emergency number, and say where they are if you know.
ask-which-for-not-right = What would help? Those who look after this community will see your name and your choice. If it is about one of them, say who, and I do not show it to that person.
ask-with-words = They will also see what you wrote with this.
ask-need-listen = Someone to listen
ask-need-ideas = Ideas
ask-need-service = Finding a service
ask-need-look = Someone to look at it
ask-need-cancel = Cancel
ask-say-who = Say who it is about
ask-who = Who is it about? A mention, or their full name here. Helpers will see it; I do not show it to that person.
ask-who-not-right = Who is it about? A mention, or their full name here. I do not show it to that person.
ask-who-unknown = I did not understand “{ $words }” as one person here. A mention, or their full name here, would be right.
ask-cancelled = All right. I have told nobody.
ask-sent = Sent. I cannot say when someone will answer. If nobody has by { $until }, I will tell you. Lines open now: { CMD("urgent") }
ask-sent-moderators = Sent to those who look after this community. I cannot say when someone will answer. If nobody has by { $until }, I will tell you. You can also report it to the service that this chat runs on. Lines open now: { CMD("urgent") }
ask-merged = Sent. It is with what you asked before. If nobody answers, I tell you, as I said. Lines open now: { CMD("urgent") }
ask-taken-already = Sent. { $who } has had your request since { $since }, and may write to you. Lines open now: { CMD("urgent") }
ask-nobody = I have told nobody: nobody here can be reached through me now. These people answer:
ask-nobody-not-right = I have told nobody: nobody who could look at it can be reached through me now. You can write to a moderator yourself, or report it to the service that this chat runs on. Lines open now: { CMD("urgent") }
ask-add-words = Add a few words
ask-take-back = Take it back
ask-words = What would you like to add? Helpers will see it with your name. I keep it encrypted, and delete it when this is finished.
ask-words-not-right = What would you like to add? Those who look after this community will see it with your name. I keep it encrypted, and delete it when this is finished.
ask-words-added = Added.
ask-taken-back = Taken back. Whoever saw it sees that. Lines open now: { CMD("urgent") }

alert-urgent = Someone may be in danger now.
alert-support = Someone may be having a very hard time.
alert-where = { $who }, { $where }, { $at }.
alert-nowhere = in a room that I no longer know
alert-message-deleted = { $where } (message deleted)
alert-about = About: { $topic }.
alert-about-rule = About: { $topic }. Rule: { $rules }.
alert-topic-suicide = suicide
alert-topic-self-harm = self-harm
alert-topic-overdose = overdose
alert-topic-eating = eating
alert-topic-abuse = abuse
alert-topic-sexual-violence = sexual violence
alert-topic-bereavement = a loss by suicide
alert-topic-someone-else = somebody else in danger
alert-topic-asking = asking for help
alert-topic-other = something that sounds like danger
alert-again = They wrote again: { $where }, { $at }.
alert-note = My note to them: { $note }.
alert-note-waiting = not delivered yet
alert-note-delivered = delivered
alert-note-refused = could not be delivered
alert-has-left = They have left this community.
alert-advice = If you have the strength: ask if they are safe, and what would help. You need not solve it, or do it alone.
alert-taken = { $who } has this since { $since }. Passing it on is fine.
alert-nobody-yet = Nobody has this yet.
alert-no-one = No one was free. That happens. It stays open here.
alert-number = Number { $number }
alert-take = I have this
alert-pass = Pass on
alert-done = Finished
alert-finished = Number { $number } is finished: { $outcome }.
alert-finished-by = Number { $number } is finished: { $outcome }. { $who } had it last.
alert-outcome-talked = they talked
alert-outcome-not-needed = not needed
alert-outcome-false-alarm = false alarm
alert-outcome-taken-back = taken back by whoever asked
alert-outcome-unknown = closed
alert-erased = Number { $number } is gone: the person has erased what I keep about them. If you know who it was and are worried, you can still ask them.
alert-yours = It is yours. Passing it on is fine.
alert-yours-told = I tell them that you have seen it and may write, as far as my messages reach them.
alert-yours-already = You have this since { $since }.
alert-has = { $who } has this since { $since }.
alert-hands-full = You have { $most } open, and that is as many as one person should carry. Finish one or pass it on first; others see this one, too.
alert-left-to-others = All right. It stays open for the others.
alert-none-yours = You have none at the moment. What is open: { CMD("alert list") }
alert-passed = Passed on. Thank you for looking.
alert-unknown = I know no open alert or request with the number { $number } here.
alert-over = Number { $number } is finished already.
alert-for-moderators = That one is for moderators.
alert-number-unknown = I did not understand “{ $words }” as a number. One from { CMD("alert list") } would be right.
alert-list = Open here:
alert-list-none = Nothing is open here.
alert-list-free = { $number }: { $who } { $what }, { $at }. Nobody has it yet.
alert-list-taken = { $number }: { $who } { $what }, { $at }. { $taker } has it.
alert-kind-alert = may be in danger
alert-kind-me = asks for a helper
alert-kind-worried = is worried about someone
alert-kind-not-right = says that something is not right
alert-take-number = Take number { $number }
alert-number-choice = Number { $number }
alert-which = Which one do you mean?
alert-how-did-it-end = How did it end?
alert-ended-talked = We talked
alert-ended-not-needed = Not needed
alert-ended-false-alarm = False alarm
alert-thanks = Thank you, { $who }. A rest from alerts until tomorrow?
alert-thanks-alone = Thank you.
alert-rest = Rest well. Alerts reach you again from { $until }.
alert-rest-not = All right. Thank you for being there.
alert-place-open = The room for alerts can be read by everyone here now, so nothing goes there. Until you choose another, only helpers on duty hear of alerts, by private message. To choose: { CMD("safety settings") }
alert-digest = Alerts and requests of { $count } people are open: { CMD("alert list") }
alert-digest-some = Alerts or requests are open: { CMD("alert list") }
alert-digest-lost = Alerts have no room that they can go to: { CMD("safety settings") }
alert-place-lost = I can no longer write to the room for alerts. Until you choose another, only helpers on duty hear of alerts, by private message. To choose: { CMD("safety settings") }
alert-taken-told = { $who }, a helper here, has seen this and may write to you. No helper asks for your address, money, passwords or pictures.
alert-taken-told-moderator = { $who }, a moderator here, has seen this and may write to you. No moderator asks for your address, money, passwords or pictures.
alert-not-told-after-all = My message to the helpers here did not reach them, so nobody has been told. These people answer now:
alert-holds =
    { $count ->
        [one] an alert or request
       *[other] { $count } alerts or requests
    }

request-me = { $who } asks for a helper, { $at }.
request-worried = { $who } is worried about someone, { $at }.
request-not-right = { $who } says that something here is not right, { $at }. This one is for moderators.
request-named = It is about { $who }, who has not been told.
request-need = What would help: { $need }.
request-words = They added: “{ $words }”
request-advice-me = If you take it, they are told, and you write to them. You need not solve it, or do it alone.
request-advice-worried = If you take it, they are told, and you write to whoever asked. You need not solve it, or do it alone.
request-advice-not-right = If you take it, they are told, and you write to whoever asked. Whom it is about does not decide about it.
request-untaken = No helper has been free so far. It stays open. These people answer now:
request-untaken-moderators = Nobody who looks after this community has been free so far. It stays open. You can write to a moderator yourself, or report it to the service that this chat runs on. These people answer now:

duty-on = You are on duty here: alerts and requests reach you at any hour. To set hours: { CMD("duty hours") } To stop: { CMD("duty off") }
duty-off = You are off duty here. Alerts and requests do not reach you. To begin again: { CMD("duty on") }
duty-off-until = You are off duty until { $until }. After that it is as before.
duty-still-yours =
    { $count ->
        [one] One that you took is still open. You can pass it on: { CMD("alert pass") }
       *[other] { $count } that you took are still open. You can pass them on: { CMD("alert pass") }
    }
duty-which-zone = Which city has your time? Or tell me what time it is for you now.
duty-hours = You are on duty here: { $hours }, { $city } time. At other hours nothing reaches you.
duty-said = { $days } from { $from } to { $to }
duty-said-all-day = { $days }, all day
duty-hours-evenings = Evenings, 18:00 to 23:00
duty-hours-weekends = Weekends
duty-hours-always = Always
duty-hours-unknown = I did not understand “{ $words }” as hours. “weekdays 18:00-23:00”, “weekends” or “always” would be right.
duty-while-quiet = You have quiet on, so nothing reaches you until you end it: { CMD("you quiet off") }
duty-nothing-set-up = Nothing can reach you yet: a moderator has to accept a safety text and choose a room for alerts.
ask-duty-hours-when = When should alerts and requests reach you?
