# Group sessions.

group-session = groups that meet: a time, a few seats, somebody who holds the room
command-session-open = open a session now, or one that was planned
command-session-plan = plan a session, once or again and again
command-session-move = give a session another time
command-session-cancel = call a session off; everyone who joined is told
command-session-settings = what cards show here, and how sessions are held
command-session-list = the sessions that are coming, in your own time
command-session-join = take a seat in a session
command-session-maybe = say that you may come; no seat is held for it
command-session-leave = give your seat back
command-session-remind = a private reminder of a session

option-session-open-title = what it is called, in quotes; a planned one by its title or #number
option-session-open-minutes = how long, such as 45
option-session-open-seats = how many can join, such as 8
option-session-open-kind = open, topic, round or quiet
option-session-open-language = the language that is spoken
option-session-open-about = for whom it is, in a few words
option-session-open-room = the room in which it is shown
option-session-open-private = yes: only those who join, and who hold it, are let into its room
option-session-open-voice = where you talk, such as a voice channel or a stage; or none
option-session-plan-title = what it is called, in quotes
option-session-plan-when = such as tomorrow 7pm, or every second tuesday 19:00
option-session-plan-repeat = how often, such as weekly
option-session-plan-minutes = how long, such as 45
option-session-plan-seats = how many can join, such as 8
option-session-plan-minimum = with fewer, it does not take place
option-session-plan-closes = so long before it begins, nobody joins any more, such as 1 hour
option-session-plan-kind = open, topic, round or quiet
option-session-plan-language = the language that is spoken
option-session-plan-about = for whom it is, in a few words
option-session-plan-room = the room in which it is shown
option-session-plan-private = yes: only those who join, and who hold it, are let into its room
option-session-plan-voice = where you talk, such as a voice channel or a stage; or none
option-session-plan-zone = a city, if not in your own time
option-session-move-session = its number or its title
option-session-move-when = such as thursday 20:00, or 20:00 on the same day
option-session-move-scope = only this one, or this and all later
option-session-cancel-session = its number or its title
option-session-cancel-scope = only this one, or this and all later
option-session-cancel-date = which of a series, by its day, such as 24 december
option-session-move-date = which of a series, by its day, such as 24 december
option-session-settings-events = on: the platform’s own events, too; they show who is interested
option-session-settings-names = on: cards name those who joined; off: only how many
option-session-settings-private = on: rooms are private, unless something else is said of one
option-session-settings-voice = where sessions talk, unless something else is said; or none
option-session-join-session = its number or its title
option-session-maybe-session = its number or its title
option-session-leave-session = its number or its title
option-session-remind-session = its number or its title
option-session-remind-before = day, hour, start or none

help-example-session-open = For example: { CMD("session open \"Evening circle\" 45 8") }
help-example-session-plan = For example: { CMD("session plan \"Evening circle\" tomorrow 19:00") }. Before it is saved, I say what I understood, and ask.
help-example-session-move = For example: { CMD("session move 3 tomorrow 20:00") }. A later one of a series, by its day: { CMD("session move 3 20:00 date:24 december") }
help-example-session-cancel = For example: { CMD("session cancel 3") }. One of a series, by its day: { CMD("session cancel 3 24 december") }
help-example-session-settings = For example: { CMD("session settings off") }
help-example-session-list = It needs nothing else.
help-example-session-join = For example: { CMD("session join 3") }
help-example-session-maybe = For example: { CMD("session maybe 3") }
help-example-session-leave = For example: { CMD("session leave 3") }
help-example-session-remind = For example: { CMD("session remind 3 hour") }

ask-session-open-title = What is it called?
ask-session-plan-title = What is it called?
ask-session-plan-when = When? For example: tomorrow 7pm, or every second tuesday 19:00.
ask-session-move-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-move-when = When should it be? For example: thursday 20:00.
ask-session-cancel-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-settings-names = Should the card of a session name those who joined? Without it, a card says only how many.
ask-session-join-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-maybe-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-leave-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-remind-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-remind-before = When should I remind you, in private?

session-kind-open = Open talk
session-kind-topic = A topic
session-kind-round = Check-in round
session-kind-quiet = Quiet company

## The card in the room

session-card-title = { $title }
session-card-when = { $when }, { $minutes } minutes.
session-card-running = It is going on, since { $when }. { $minutes } minutes.
session-card-repeats = Repeats: { $rule }.
session-held-by = Held by { $who }.
session-held-by-nobody = Nobody has said yet that they hold it.
session-card-kind = { $kind }.
session-card-language = Language: { $language }.
session-card-about = For: { $about }
session-voice = To talk: { $voice }
session-card-free = Free seats: { $free } of { $seats }.
session-card-full = All seats are taken: { $seats }. Waiting: { $waiting }. Whoever joins now waits in line.
session-card-minimum = It takes place with { $minimum } or more.
session-card-closes = You can join until { $until }.
session-card-joined = Joined: { $joined }. Maybe: { $maybe }.
session-card-names = Joined: { $names } (others: { $others }). Maybe: { $maybe }.
session-card-agreement = There is a group agreement. You read it before you join.
session-card-private = Its room is private: I let in only those who join, and those who hold it. Moderators may be able to read it.
session-card-typed = Or type { CMD("session join") } { $number }
session-card-closed = Joining is closed.
session-card-over = It is over. It was { $when }.
session-card-cancelled = It does not take place. It would have been { $when }.
session-join = Join
session-maybe = Maybe
session-leave = Leave
session-remind = Remind me
session-card-lost = The card of “{ $title }” could not be shown in { $room }. I may not be allowed to write there. Whoever looks at { CMD("session list") } still finds it.

## Joining

session-agreement = What we agree:
session-agreement-names = Those present see your name, and the card names you.
session-agreement-count = Those present see your name. The card says only how many joined.
session-agree = I agree, join
session-not-now = Not now
session-not-done = All right. Nothing was done.
session-joined = You have a seat in “{ $title }”, { $when }.
session-joined-already = You have a seat in “{ $title }” already, { $when }.
session-joined-room = I let you into its room.
session-reminder-which = A reminder?
session-before-day = A day before
session-before-hour = An hour before
session-before-start = When it begins
session-before-none = No reminder
session-remind-day-set = I will remind you of “{ $title }” a day before, in private.
session-remind-hour-set = I will remind you of “{ $title }” an hour before, in private.
session-remind-start-set = I will remind you of “{ $title }” when it begins, in private.
session-remind-off = No reminder of “{ $title }”.
session-remind-too-late = It is too late for that reminder of “{ $title }”.
session-remind-no-seat = You have no seat in “{ $title }”, so there is nothing to remind you of. First: { CMD("session join") }
session-waiting = All seats in “{ $title }” are taken. You are in line; before you: { $ahead }. If a seat comes free, I write to you in private.
session-maybe-said = Maybe, for “{ $title }”, { $when }. No seat is held for you. To take one: { CMD("session join") }
session-left = You have no seat in “{ $title }” any more. Nobody is told why.
session-left-room = You are no longer in its room either. If you join again, I let you in again.
session-no-seat = You had no seat in “{ $title }”.
session-you-hold = You hold “{ $title }”, so you need no seat.
session-closed = One can no longer join “{ $title }”.
session-over = That one is over, or was called off. What is coming: { CMD("session list") }
session-unknown = I know no session here called “{ $session }”. What is coming: { CMD("session list") }
session-several = More than one is called “{ $session }”. By number: { $numbers }.

session-private = A private note from Alongside.
session-offered = A seat came free in “{ $title }”, { $when }, { $minutes } minutes. It is held for you until { $until }; after that it goes to whoever is next.
session-take = Take the seat
session-pass = Let it go
session-reminder = You asked me to remind you: “{ $title }”, { $when }, { $minutes } minutes, in { $where }.
session-moved-told = “{ $title }” is at another time now: { $when }, { $minutes } minutes. It was { $before }.
session-moved-place = Your place stays yours.
session-cancelled-told = “{ $title }” does not take place { $when }. It was called off.
session-too-few-told = “{ $title }” does not take place { $when }: too few people joined.
session-no-other = There is no other group planned yet. People to talk to: { CMD("urgent") }
session-next-group = A group: “{ $title }”, { $when }.
session-join-group = Join the group

session-sheet = “{ $title }” begins { $when }, { $minutes } minutes, in { $where }.
session-sheet-who = Joined: { $joined }. Waiting: { $waiting }. Maybe: { $maybe }.
session-sheet-welcome = 1. Welcome everyone. Anybody may be quiet, or leave.
session-sheet-agreement = 2. Say what you agree on.
session-sheet-round = 3. Whoever likes begins; to pass is fine.
session-sheet-close = 4. Five minutes before the end, one last round.
session-sheet-after = 5. If you worry about somebody: { CMD("ask") }. Then rest.
session-open-now = Open it now

## The list

session-list = What is coming:
session-list-line = { $number }. “{ $title }”, { $when }, { $minutes } minutes. Free seats: { $free } of { $seats }.
session-list-join = To join: { CMD("session join") } and the number.
session-list-more = More
session-list-none = Nothing is planned here yet.

## Planning

session-title-empty = It needs a title.
session-title-too-long = A title has at most { $limit } characters.
session-minutes-unknown = I could not read “{ $words }”. Minutes from { $lowest } to { $highest }, such as 45.
session-seats-unknown = I could not read “{ $words }”. A number from { $lowest } to { $highest }, such as 8.
session-minimum-too-big = It cannot need { $minimum } people: there are fewer seats, { $seats }.
session-which-zone = Which city has the time that you mean?
session-which-room = In which room should it be shown? You can also type the command there.
session-room-unknown = I know no room here called “{ $words }”.
session-room-closed = I may not write in { $room }.
session-room-title = { $title }
session-in-the-past = That time is over. It needs one that is still to come.
session-runs-already = “{ $title }” is going on already.
session-opened = “{ $title }” is open. Its card is in { $room }.
session-opened-private = Its room is private. I let in those who have a seat, and whoever joins while it goes on.
session-plan = I understood: “{ $title }”, { $rule }.
session-date = That is { $when }.
session-dates = The next times:
session-next-date = { $when }
session-size = { $minutes } minutes, seats: { $seats }. Whoever holds it needs none.
session-plan-where = Its card goes to { $room }. Shall I plan it?
session-plan-save = Plan it
session-planned = “{ $title }” is planned, { $when }.
session-planned-change = It has number { $number }. To change it: { CMD("session move") } or { CMD("session cancel") }
session-scope-which = It repeats. Which one? A later one: date:24 december
session-scope-this = Only this one
session-scope-all = This and all later
session-moved = “{ $title }” is now { $when }. People told: { $told }.
session-cancelled = “{ $title }”, { $when }, is called off. People told: { $told }.
session-later-moved = “{ $title }” is { $when } this one time, not { $before }. Nobody had joined it yet, so nobody is told.
session-later-cancelled = “{ $title }” does not take place { $when }. All others stay. Nobody had joined it yet, so nobody is told.
session-later-ended = “{ $title }” ends: { $when }, and later, it does not take place. What comes before stays.
session-later-move-all = I can move “{ $title }” and all later ones only from the next one on. One single later day works, and a series can end: { CMD("session cancel") } with that day and “all”.
session-move-all-earlier = “{ $title }” has an earlier one that is still to come: { $when }. I can move all only from that one on; say its day with date: and the day.
session-move-taken = “{ $title }” has had a time with that very day and hour, which is over or was called off. Another time would be right.
session-moved-kept = Moved by themselves before, and not moved now: { $dates }.
session-no-such-day = “{ $title }” does not take place on that day. The next times: { $dates }.
session-following = The next one is { $when }.
session-names-on = From now on, the card of a session names those who joined.
session-events-on = From the next card on, a planned session is also an event of the platform, where it has such. Everyone can see there who is interested.
session-events-off = From the next card on, sessions are no events of the platform.
session-private-on = From now on, the rooms of sessions are private, unless something else is said of one: I let in only those who join, and those who hold it. What goes on already stays as it is.
session-private-off = From now on, whoever reads the room of a card can also read the room of its session, unless something else is said of one. What goes on already stays as it is.
session-voice-set = From the next plan on, sessions talk in { $voice }, unless something else is said of one.
session-voice-none = From the next plan on, no place to talk is named, unless one is said.
session-event-title = { $title }
session-event-about = To take a seat, press a choice below the card in the room. Being interested here is seen by everyone; a seat is not.
session-names-off = From now on, the card of a session says only how many joined.
session-digest-over = Sessions that took place: { $count }.
session-digest-people = Sessions that took place: { $count }. People who had a seat: { $people }.
session-digest-cancelled = Sessions that were called off: { $count }.
session-digest-to-come = Sessions in the next seven days: { $count }. All of them: { CMD("session list") }
session-digest-unheld = Of these, nobody holds yet: { $count }.
session-holds = { $count ->
    [one] one seat in a session
   *[other] { $count } seats in sessions
}

# When a session takes place
calendar-when = { $often } at { $time }, { $zone } time
calendar-when-until = { $often } until { $last }, at { $time }, { $zone } time
calendar-when-times = { $often }, { $count ->
    [one] once
   *[other] { $count } times
}, at { $time }, { $zone } time
calendar-often-daily = { $step ->
    [1] every day
    [2] every second day
   *[other] every { $step } days
}
calendar-often-workdays = Monday to Friday
calendar-often-weekday = { $step ->
    [1] every { $days }
    [2] every second { $days }
   *[other] every { $step } weeks on { $days }
}
calendar-often-weekdays = { $step ->
    [1] every { $days }
   *[other] every { $step } weeks on { $days }
}
calendar-often-monthly = { $step ->
    [1] the { $days } of the month
   *[other] the { $days } of every { $step } months
}
calendar-often-yearly = every year on { $day } { $month }
calendar-often-rule = by the rule { $rule }
calendar-nth = { $nth } { $day }
calendar-last-day = last day
calendar-month-day = { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
   *[other] { $day }th
}
calendar-ordinal-1 = first
calendar-ordinal-2 = second
calendar-ordinal-3 = third
calendar-ordinal-4 = fourth
calendar-ordinal-5 = fifth
calendar-ordinal-last = last
calendar-date = { $day } { $month } { $year }
calendar-whole-date = { $weekday } { $date }
calendar-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# What was not understood about it
calendar-unknown = I did not understand “{ $words }” as a day and a time. “tomorrow 7pm”, “every second tuesday 19:00” or “first monday of the month 18:30” would be right.
calendar-no-time = At what time? For example: tomorrow 7pm, or every tuesday 19:00.
calendar-no-such-day = There is no “{ $words }” in the calendar. Another day would be right.
calendar-other-weekday = That date is { $date }. Say the date alone, or another weekday.
calendar-past = “{ $words }” is already past. A time to come would be right.
calendar-skipped = There is no { $time } on that day: clocks go forward then, { $zone } time. An earlier or later time would be right.
calendar-far = That is later than I can plan. A day before 2038 would be right.
calendar-until-early = It would be over before it begins. A later end would be right.
calendar-length = How long it lasts goes into an option of its own, in minutes. Here, only when it begins: “tomorrow 7pm”.
calendar-how-often = Does it repeat? Say how often, such as “every tuesday 19:00 until march”.
calendar-how-often-unknown = I did not understand “{ $words }” as how often. “weekly”, “every second tuesday” or “first monday of the month” would be right.
calendar-rule-often = At most once a day, please. “every day 9:00” or “every tuesday 19:00” would be right.
calendar-rule-never = There is no such day in the years that I plan. Another day would be right.
calendar-rule-unknown = I cannot follow that rule. Days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=TU, would be right; the time goes before it.
calendar-rule-far = That is more than I can plan: at most { $most } times, and not so many days, weeks or years apart.
calendar-move-several = This one repeats on several days of the month. I can move one of them, or change the time of all; for other days, plan a new one.

# Sessions in one's own calendar
command-session-calendar = your sessions for your own calendar, as a file or an address
option-session-calendar-titles = “yes” shows the titles; without it they stay out
help-example-session-calendar = For example: { CMD("session calendar") }
calendar-file = Here are your sessions as a calendar file. It shows them as they are now.
calendar-series = What repeats stands in it with all its times. A seat is yours only in those that you joined.
calendar-without-titles = In it, each is only called “Appointment”, so that a calendar others see tells nothing. To see the titles: { CMD("session calendar titles:yes") }
calendar-with-titles = It shows the titles. To leave them out: { CMD("session calendar titles:no") }
calendar-address = With this address, your calendar program can follow changes by itself. Add it there as a subscription:
calendar-address-itself = { $address }
calendar-address-once = Whoever has it can see when your sessions are. I show it only this once.
calendar-address-there = You have had a private address since { $since }. I showed it then and do not keep it; if you have lost it, a new one takes its place.
calendar-address-anew = New address
calendar-address-stop = No address
calendar-address-replaced = The one before leads nowhere from now on.
calendar-address-stopped = There is no address of yours any more. Your calendar program may keep what it has already read.
calendar-address-off = There are no private addresses here. The file works all the same: { CMD("session calendar") }
calendar-title = Appointment
calendar-name = Appointments
calendar-holds = a private calendar address

# Around a session: its room, who holds it, its end

group-session-template = sessions that are opened again by name
command-session-handover = ask somebody else to hold a session
command-session-round = a round in its room: who would like to go next
command-session-quiet = some minutes of quiet in its room
command-session-remove = take a seat from somebody; they are told in private
command-session-close = end a session that is going on
command-session-attendance = who was there, and how it was
command-session-template-save = keep a session as a template, to open it again by name
command-session-template-list = the templates of this community
command-session-template-remove = a template goes
option-session-handover-session = its number or its title
option-session-handover-to = somebody who may hold sessions here, such as @sam
option-session-round-session = its number or its title; else the one that is going on
option-session-quiet-minutes = how long, such as 5
option-session-quiet-session = its number or its title; else the one that is going on
option-session-remove-session = its number or its title
option-session-remove-who = whose seat, such as @ana
option-session-close-session = its number or its title; else the one that is going on
option-session-attendance-session = its number or its title
option-session-template-save-session = its number or its title
option-session-template-remove-title = what it is called
help-example-session-handover = For example: { CMD("session handover 3 @sam") }
help-example-session-round = For example: { CMD("session round") }
help-example-session-quiet = For example: { CMD("session quiet 5") }
help-example-session-remove = For example: { CMD("session remove 3 @ana") }
help-example-session-close = For example: { CMD("session close") }
help-example-session-attendance = For example: { CMD("session attendance 3") }
help-example-session-template-save = For example: { CMD("session template save 3") }
help-example-session-template-list = It needs nothing else.
help-example-session-template-remove = For example: { CMD("session template remove Evening circle") }
ask-session-handover-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-handover-to = Who could hold it? Mention them, such as @sam. I ask them first.
ask-session-remove-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-remove-who = Whose seat? Mention them, such as @ana. They are told in private.
ask-session-attendance-session = Which session? Its number or its title.
ask-session-template-save-session = Which session? Its number or its title. All of them: { CMD("session list") }
ask-session-template-remove-title = Which one? All of them: { CMD("session template list") }

session-which = Which session? Its number or its title. All of them: { CMD("session list") }
session-not-running = “{ $title }” is not going on. To begin it: { CMD("session open") }
session-none-running = No session is going on here. To begin one: { CMD("session open") }
session-close-instead = “{ $title }” is going on. To end it: { CMD("session close") }
session-who-unknown = I do not know who “{ $words }” is here. Mention one person, such as @sam.

session-room-begun = “{ $title }” is open, until { $until }. Welcome.
session-room-private = This room is private: I let in only those who have a seat, and those who hold it. Moderators may be able to read it.
session-room-agreed = What we agreed:
session-room-free = You can be quiet, pass, or leave at any time. Whoever holds it sees who presses “I am here”.
session-here = I am here
session-step-out = I need to step out
session-here-noted = Good that you are here. Whoever holds it can see it.
session-stepped-out = Take the time that you need. Whoever holds it knows, and your seat stays yours. People to talk to: { CMD("urgent") }
session-steps-out = { $who } steps out of “{ $title }” for a while. The seat stays theirs.
session-no-seat-yet = That is for those who have a seat in “{ $title }”. To take one: { CMD("session join") }
session-no-room = I could not open a thread for “{ $title }” in { $room }. Maybe I may not do that there. You can hold it in { $room } itself.
session-no-private-room = I could not open a private room for “{ $title }”, whose card is in { $room }. Nothing was opened in public.
session-private-needs = { $platform ->
    [discord] What I need there: a text channel, “Create Private Threads” and “Send Messages in Threads”. Moderators can allow it.
    [matrix] Maybe the homeserver does not let me make rooms. Whoever runs it can allow it.
   *[other] Maybe I may not do that there.
}
session-no-card = Its card could not be shown, and the room hangs on that. I may not be allowed to write there.
session-room-again = Until then, it goes on without. To try again: { CMD("session open") } #{ $number }
session-no-stage = I could not open the stage { $voice } for “{ $title }”. Maybe I may not do that there. You can start it yourself.
session-room-over = This session is over. Thank you for being here.
session-room-stays = This room stays open until { $until }, so that nobody is cut off.
session-room-after = If something stays with you: people to talk to, at any hour: { CMD("urgent") }. Places to turn to: { CMD("find") }. Somebody here to talk to: { CMD("ask") }
session-room-kept = In seven days, this room goes, with what was written in it. Where I may not take it away, what I wrote goes; what you wrote stays until you or the moderators delete it.
session-closed-now = “{ $title }” is over. Its room is archived. Thank you for holding it. Rest a little.
session-round-now = Start a round
session-quiet-now = Five minutes of quiet
session-close-now = Close it

session-late = “{ $title }” has not begun yet. Nobody has opened it.
session-late-called = I have asked everyone I know who could hold it. Your place stays yours. You can wait, or leave.
session-late-nobody = I know nobody who could hold it. You can wait, or leave.
session-late-lead = { $joined ->
    [0] “{ $title }” should have begun { $when }. Nobody has a seat so far.
   *[other] “{ $title }” should have begun { $when }. People who have a seat: { $joined }. They were told that it is late.
}
session-called = “{ $title }” should have begun { $when }, and nobody has opened it. People who have a seat: { $joined }. Can you hold it? It is fine not to.
session-handed = { $who } asks whether you can hold “{ $title }”, { $when }. It is fine not to.
session-take-over = I will hold it
session-taken-over = You hold “{ $title }” from now on, { $when }.
session-taken-running = It is going on.
session-taken-from = { $who } holds “{ $title }” from now on.
session-taken-already = { $who } holds “{ $title }” already.
session-handover-asked = I have asked { $who } in private. “{ $title }” is theirs once they say yes; until then, nothing changes.
session-handover-stranger = { $who } has never written to me, so I cannot ask. They can write to me once, and then you can ask again.
session-handover-holds = { $who } holds “{ $title }” already.

session-removed = { $who } has no seat in “{ $title }” any more, was told in private, and cannot join this one again.
session-removed-private = I send them out of its private room, too.
session-removed-open = I send them out of its room where I can. They can come back: whoever reads { $room } can still read it. Moderators can change that.
session-remove-no-seat = { $who } has no seat in “{ $title }”.
session-removed-you = You have no seat in “{ $title }” any more. Those who hold sessions here decided that, for this one time.
session-removed-turn = It says nothing about your worth. People to talk to, at any hour: { CMD("urgent") }. If you think that it was not right: { CMD("ask") }
session-removed-from = You cannot join “{ $title }” this time. What else is coming: { CMD("session list") }

session-how = “{ $title }” is over. How was it for you? Only how many said what is counted, and shown from five answers up. Nobody sees what you press. You can also leave it.
session-how-good = Good
session-how-mixed = Mixed
session-how-not = Not for me
session-how-said = You have answered. Only the number is kept.
session-how-thanks = Counted. Thank you.
session-how-once = You have answered already, or you had no seat.
session-how-late = It is too late for that. Nothing was counted.
session-attendance = “{ $title }”, { $when }.
session-attendance-seats = Had a seat: { $seats }. Said that they were here: { $here }.
session-attendance-names = Here: { $names }. That is for you, not for others.
session-attendance-no-feedback = How it was is shown a day after the end, from five answers up.
session-attendance-feedback = How it was. Good: { $good }. Mixed: { $mixed }. Not for them: { $not }.

session-round = A round. Who would like to go next? To pass is fine.
session-round-now-speaks = Now: { $who }
session-round-then = Then: { $names }
session-round-begun = The round has begun. With “Next”, whoever comes next speaks.
session-turn-take = I would like to go next
session-turn-pass = I pass
session-turn-done = Next
session-turn-take-noted = You are in line.
session-turn-pass-noted = That is fine. Nobody is told.
session-turn-done-noted = Thank you.
session-turn-next = Whoever comes next speaks now.
session-quiet = { $minutes ->
    [one] One minute of quiet. I say when it is over.
   *[other] { $minutes } minutes of quiet. I say when they are over.
}
session-quiet-over = The quiet is over. There is no hurry.
session-quiet-begun = The quiet has begun, minutes: { $minutes }.

session-template-saved = “{ $title }” is a template now. To open it again: { CMD("session open") } and its title.
session-template-none = There are no templates here yet. To make one: { CMD("session template save") }
session-template-list = Templates here:
session-template-line = “{ $title }”, { $minutes } minutes, seats: { $seats }
session-template-how = To open one: { CMD("session open") } and its title, in quotes.
session-template-removed = The template “{ $title }” is gone.
session-template-unknown = There is no template “{ $title }” here. All of them: { CMD("session template list") }
session-template-too-many = There can be { $most } templates here. To make room: { CMD("session template remove") }
