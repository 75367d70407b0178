# Prompts: a small question or thought in a room.

group-prompt = a small question or thought a day, in a room
command-prompt-suggest = suggest a prompt; moderators read it without your name
command-prompt-plan = a prompt a day in this room
command-prompt-stop = no more prompts in this room
command-prompt-skip = leave out the next one
command-prompt-now = show one in this room, now
command-prompt-preview = what comes on the next seven dates
command-prompt-add = a prompt of your own, for all rooms here
command-prompt-remove = take one of your own out again
command-prompt-review = what members suggested, one by one
command-prompt-special = a prompt for one day, or a day without one
command-prompt-list = where prompts come, and those of your own

option-prompt-suggest-text = one or two short sentences
option-prompt-plan-time = such as 9:00, 9am or 21:30
option-prompt-plan-days = every day, weekdays, or days such as mon, wed and fri
option-prompt-plan-zone = a city; without it, the time of this community
option-prompt-plan-place = another room, such as #lounge
option-prompt-plan-threads = on: each prompt opens a thread for answers
option-prompt-stop-place = another room, such as #lounge
option-prompt-skip-place = another room, such as #lounge
option-prompt-now-place = another room, such as #lounge
option-prompt-preview-place = another room, such as #lounge
option-prompt-add-text = one or two short sentences
option-prompt-remove-number = its number in the list
option-prompt-special-date = such as 10 october or friday
option-prompt-special-text = what to show then; “usual” for an ordinary day
option-prompt-special-yearly = yes: every year on that date

help-example-prompt-suggest = For example: { CMD("prompt suggest A sound that you like in the morning.") }
help-example-prompt-plan = For example: { CMD("prompt plan 9:00 weekdays") }, or: { CMD("prompt plan 9:00 place:#lounge threads:on") }
help-example-prompt-stop = It needs nothing else.
help-example-prompt-skip = It needs nothing else.
help-example-prompt-now = It needs nothing else.
help-example-prompt-preview = It needs nothing else.
help-example-prompt-add = For example: { CMD("prompt add A sound that you like in the morning.") }
help-example-prompt-remove = For example: { CMD("prompt remove 2") }
help-example-prompt-review = It needs nothing else.
help-example-prompt-special = For example: { CMD("prompt special 10 october A word for a neighbour.") } Without a text, that day has no prompt.
help-example-prompt-list = It needs nothing else.

ask-prompt-suggest-text = What should it say? One or two short sentences, which need no answer. Moderators read it without your name.
ask-prompt-plan-time = At what time should it come?
ask-prompt-add-text = What should it say? One or two short sentences, which need no answer.
ask-prompt-remove-number = Which number? { CMD("prompt list") } shows them.
ask-prompt-special-date = Which day?

## In a room

prompt-note = { $note }
prompt-text = { $text }
prompt-free = No answer is needed. One word is fine, too.
prompt-thread = { $theme }, { $day }
prompt-theme-strengths = Strengths
prompt-theme-body = Body
prompt-theme-people = People
prompt-theme-small-joys = Small joys
prompt-theme-rest = Rest
prompt-theme-hope = Hope
prompt-theme-skills = Skills
prompt-theme-own = From here
prompt-theme-special = A special day

## Planning

prompt-which-room = Which room is meant? Its name will do.
prompt-planned-in = Prompts come in { $rooms }.
prompt-which-zone = Which city has the time that is meant? For everything here at once: { CMD("community setup zone:Berlin") }
prompt-place-unknown = I know no room “{ $words }” here.
prompt-place-closed = I am not allowed to write in { $room }, so no prompt can come there.
prompt-too-many-plans = Prompts come in { $most } rooms here, and that is as many as I can keep.
prompt-plan = { $days } at { $time }, { $city } time, in { $room }.
prompt-plan-paused = { $plan } Paused: { $why }
prompt-planned = Planned: { $plan }
prompt-first = The first comes { $first }.
prompt-next-comes = The next one comes { $first }.
prompt-while-quiet = This community is quiet until a moderator says so, so nothing comes until then.
prompt-with-threads = Each opens a thread.
prompt-in-english = I have no prompts in this community's language yet, so they come in English.
prompt-answers = Nobody has to answer. What people answer is ordinary conversation: I keep none of it.
prompt-see-preview = See what comes
prompt-none = No prompts are planned here. To plan them: { CMD("prompt plan") }
prompt-none-there = No prompts are planned in { $room }. They come in { $rooms }.
prompt-stopped = Done. No more prompts come in { $room }.
prompt-skipped = Left out: { $at }.
prompt-under-way = It is on its way to { $room }. If it does not appear, I am not allowed to write there.
prompt-preview = What comes in { $room }:
prompt-coming = { $at } ({ $theme }): { $text }
prompt-coming-none = { $at }: nothing, on a special day
prompt-another = Another one in place of the first
prompt-skip-first = Leave out the first date
prompt-paused-already = Prompts in { $room } are paused. To go on: { CMD("prompt plan") }
prompt-how-to-go-on = To go on where it is paused, plan it again: { CMD("prompt plan") }

## When one could not be shown

prompt-paused = Prompts in { $room } are paused: { $why } To go on, or in another room: { CMD("prompt plan") }
prompt-fault-gone = the room is not there any more.
prompt-fault-forbidden = I am not allowed to write there any more.
prompt-fault-other = the last one could not be shown there.
prompt-end-paused = End what is paused
prompt-no-threads = I am not allowed to open threads in { $room }, so prompts come there without.

## What people here wrote

prompt-suggested = Thank you. Moderators read it without your name, and it may come in a room one day. If they take it, nothing connects it with you any more. Until then I keep it, encrypted with a key of your own.
prompt-suggested-in-the-open = You wrote it in a room, so whoever was there may have read it.
prompt-suggested-enough = { $most } of your suggestions wait here, and that is as many as I can keep. Nothing was added.
prompt-take-back = Take it back
prompt-taken-back = Done. It is gone, and nobody will read it.
prompt-added = Added. In a room, it looks like this:
prompt-drop = Take it out again
prompt-there = There is one with these words already.
prompt-too-many = There are { $most } of your own, and that is as many as I can keep. Nothing was added.
prompt-unknown = There is no number { $number } in the list.
prompt-removed = Taken out: “{ $text }”
prompt-review = Somebody suggested this. In a room, it would look like this:
prompt-review-none = No suggestion waits.
prompt-approve = Take it
prompt-decline = Leave it
prompt-next = See the next one
prompt-approved = Taken. It may come from now on.
prompt-declined = Left. It is gone.
prompt-special-set = On { $day }, wherever a prompt is planned, this comes:
prompt-special-quiet = On { $day }, no prompt comes.
prompt-special-yearly = So it is every year.
prompt-special-over = { $day } is an ordinary day again.
prompt-special-none = { $day } is an ordinary day. Nothing was changed.
prompt-too-many-special = There are { $most } special days here, and that is as many as I can keep. Nothing was added.
prompt-special-line = { $day }: “{ $text }”
prompt-special-line-quiet = { $day }: no prompt
prompt-library = There are { $library } prompts of mine and { $own } of your own.
prompt-own-line = { $number }. { $text }
prompt-more = More of them
prompt-see-review = Read what was suggested
prompt-list-change = To add one: { CMD("prompt add") }. To take one of your own out: { CMD("prompt remove 1") }
prompt-holds =
    { $count ->
        [one] one prompt that you suggested
       *[other] { $count } prompts that you suggested
    }
prompt-digest-paused = Prompts are paused in { $rooms }: { CMD("prompt list") }
prompt-digest-some = Suggested prompts wait: { CMD("prompt review") }
prompt-digest-waiting = { $count } suggested prompts wait: { CMD("prompt review") }
