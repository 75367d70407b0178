# The daily check-in.

group-checkin = a private question a day, and your answers to it
command-checkin-now = check in, now
command-checkin-join = a private question a day: how is it right now?
command-checkin-pause = no questions until a day you name
command-checkin-resume = go on after a pause
command-checkin-leave = stop all your check-ins
command-checkin-keep = keep an encrypted history of your answers, or stop and delete it
command-checkin-history = your kept answers, as a picture and in words

option-checkin-now-feeling = from 1 (very hard) to 5 (good)
option-checkin-now-note = anything you want to say; kept only if you keep a history
option-checkin-now-energy = low, middle or high
option-checkin-now-needs = hungry, angry, lonely, tired: one or more
option-checkin-join-time = such as 9:00, 9am or 21:30
option-checkin-join-zone = your city, asked once
option-checkin-join-days = every day, weekdays, or days such as mon, wed and fri
option-checkin-pause-until = such as monday, in two weeks or 24 december
option-checkin-keep-yes-or-no = yes or no
option-checkin-history-days = how far back, such as 7 or “2 weeks”; 30 days without it

help-example-checkin-now = For example: { CMD("checkin now 4") }, or: { CMD("checkin now 2 slept badly") }
help-example-checkin-join = For example: { CMD("checkin join 9am Berlin weekdays") }. Join at another time as well, and you have two.
help-example-checkin-pause = For example: { CMD("checkin pause until monday") }
help-example-checkin-resume = It needs nothing else.
help-example-checkin-leave = It needs nothing else. You can join again at any time.
help-example-checkin-keep = For example: { CMD("checkin keep yes") }. Before anything is kept, I say what, and ask.
help-example-checkin-history = For example: { CMD("checkin history") }, or: { CMD("checkin history 7") }

ask-checkin-join-time = Once a day I can ask how you are. No one here sees your answers. I keep none unless you ask; what you write to me in private stays in our chat until you delete it. What time?
ask-checkin-pause-until = Until when?

checkin-which-zone = Which city has your time? Or tell me what time it is for you now.
checkin-plan = { $days } at { $time }, { $city } time.
checkin-plans = You have more than one now:
checkin-joined = The first is { $first }. I begin with “A minute, if you like”, so a locked screen says little. No one here sees your answers. I keep none unless you ask. Missing a day is fine. To stop: { CMD("checkin leave") }
checkin-zone-changed = From now on I use { $city } time for all you have with me.
checkin-too-many = You have { $most } check-ins here, and that is as many as I can keep. Nothing was added.
checkin-none = You have no check-in here. To begin one: { CMD("checkin join") }
checkin-paused = Paused. The next question comes { $first }. To go on sooner: { CMD("checkin resume") }
checkin-paused-open = Paused until you say so. To go on: { CMD("checkin resume") }
checkin-resumed = It goes on. The next question comes { $first }.
checkin-not-paused = It is going on. The next question comes { $first }.
checkin-while-quiet = You have quiet on, so nothing comes until you end it: { CMD("you quiet off") }
checkin-while-community-quiet = This community is quiet for now, so nothing comes until that is over.
checkin-left = Done. I will not ask any more. You can join again at any time.
checkin-back = My private messages could not reach you, so your check-in rested. I try again from now on. If they still cannot reach you, please look at who may write to you in private.

checkin-question = A minute, if you like. How is it right now?
checkin-now-question = How is it right now?
checkin-answered = Answered. Thank you.
checkin-skipped = Not today. That is fine.
checkin-too-late = That question was for a day that is over, so nothing was changed. If you like, there is one for now. How is it right now?
feeling-1 = 1 very hard
feeling-2 = 2 hard
feeling-3 = 3 in between
feeling-4 = 4 all right
feeling-5 = 5 good
checkin-not-today = Not today
checkin-not-today-said = All right. { CMD("urgent") } works at any hour.
checkin-thanks = Thank you for answering. No one in the community sees this.
checkin-in-the-open = Thank you for answering. I tell no one, but you typed it in a room where everyone can read it. To answer unseen, write to me in private.
checkin-low-in-the-open = Thank you for answering. I tell no one, but you typed it in a room where everyone can read it. To go on unseen, write to me in private. Would anything help?
checkin-low = Thank you for answering. No one in the community sees this. Would anything help?
help-someone = Someone to talk to
help-something = Something to try
help-distraction = A distraction
help-saying = Just saying it
help-nothing = Nothing now
checkin-someone-country = If you tell me your country, I can name the lines there: { CMD("you country") }
checkin-someone-here = Here: a volunteer helper. It may take hours.
checkin-someone-nobody-told = I have told nobody.
checkin-ask-helper = Ask a helper
checkin-nothing-now = All right. { CMD("urgent") } works at any hour.
checkin-saying = You can write it, in one message. I am a program: I do not keep it, and I show it to nobody.
checkin-said = Thank you for saying it. I have not kept it, and I have told nobody.

checkin-add-more = Add more
checkin-what-more = What would you like to add? I keep none of it; it is for you alone.
more-energy = Energy
more-needs = Hungry, angry, lonely or tired
more-note = A note
checkin-what-more-kept = What would you like to add? It goes into your history, for you alone.
checkin-more-energy = How is your energy?
energy-low = Low
energy-middle = Middle
energy-high = High
checkin-more-thanks = Thank you.
checkin-more-needs = Is it one of these?
need-hungry = Hungry
need-angry = Angry
need-lonely = Lonely
need-tired = Tired
need-hungry-said = Thank you. Something small to eat or drink, if you can, sometimes helps a little.
need-angry-said = Thank you. Some people walk, or wait ten minutes before they write to anyone.
need-lonely-said = Thank you. Some people send one short message to one person. It can be about anything.
need-tired-said = Thank you. If you can rest for a while, that counts as doing something.
checkin-more-note = You can write it, in one message. I do not keep it, and I show it to nobody.
checkin-note-thanks = Thank you. I have not kept it.
checkin-more-note-kept = You can write it, in one message. It goes into your history, encrypted, and I show it to nobody but you.
checkin-note-kept = Thank you. It is in your history.

## Keeping a history

ask-checkin-keep-yes-or-no = Should I keep a history of your answers? Before anything is kept, I say what, and ask.
checkin-keep-consent =
    If you agree, I keep what you answer from now on: the number, and what you add to it. I need it for one thing: to show it to you.
    I show it to nobody else, and no moderator can see it. It is stored encrypted, with a key of your own. Whoever runs the computer I am on also holds what opens it, and could read it, with effort.
    Each answer goes after 365 days. To stop, and delete all of it at once: { CMD("checkin keep no") }. You lose nothing else by saying no, now or later.
checkin-keep-agree = I agree, keep them
checkin-keep-not-now = Not now
checkin-keep-not-said = All right. I keep no answers.
checkin-keep-on = From now on I keep your answers, for you alone. To see them: { CMD("checkin history") }. To stop, and delete them: { CMD("checkin keep no") }
checkin-keep-already = You agreed to this on { $since }, and I have kept your answers since. To stop, and delete them: { CMD("checkin keep no") }
checkin-keep-off =
    { $count ->
        [0] Done. I keep no answers any more. There were none yet.
        [one] Done. I keep no answers any more, and the one I had is deleted.
       *[other] Done. I keep no answers any more, and the { $count } I had are deleted.
    }
checkin-keep-off-already = I keep no answers of yours, and had none.
checkin-history = What you answered, { $first } to { $last }:
checkin-history-line = { $day }: { $feeling }
checkin-history-more = { $line }. { $more }
checkin-history-energy = Energy: { $energy }
checkin-history-needs = { $needs }
checkin-history-note = “{ $note }”
checkin-history-title = What you answered
checkin-history-alt =
    { $days ->
        [one] What you answered on the last day, from 1 (very hard) to 5 (good). The same stands beside it, in words.
       *[other] What you answered on each of the last { $days } days, from 1 (very hard) to 5 (good). The same stands beside it, in words.
    }
checkin-history-none =
    { $days ->
        [one] From the last day I have kept nothing.
       *[other] From the last { $days } days I have kept nothing.
    }
checkin-history-off = I keep no answers of yours, so there is nothing to show. To begin: { CMD("checkin keep yes") }
checkin-history-stopped = No new answers are kept. To keep them again: { CMD("checkin keep yes") } To delete these: { CMD("checkin keep no") }
checkin-history-days = I did not understand “{ $words }” as a number of days. A number from 1 to { $most }, or “2 weeks”, would be right.
checkin-history-unreadable =
    { $count ->
        [one] One answer cannot be opened any more.
       *[other] { $count } answers cannot be opened any more.
    }
checkin-holds =
    { $count ->
        [one] a check-in
       *[other] { $count } check-ins
    }
checkin-holds-answers =
    { $count ->
        [one] one kept answer
       *[other] { $count } kept answers
    }

## A game for the head. Our own words; an ordinary one.

exercise-category =
    A game for the head. About three minutes.
    Pick a kind of thing: animals, foods, towns, songs. Name one for each letter, from A on. Skip the letters that have none.
    Done, or bored? Count back from 100 by sevens: 100, 93, 86. Getting it wrong is part of it.
    Aloud, in your head, or typed: all fine. Stop if it feels wrong. This is not treatment.
