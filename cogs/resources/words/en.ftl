# People to talk to, and short exercises. reviewed: no

command-urgent = people to talk to now
option-urgent-country = if it is not your own: its name, or two letters
help-example-urgent = For example: { CMD("urgent") }, or: { CMD("urgent GB") }, or: { CMD("urgent GB young") }

urgent-for-country = These are for { $country }. For another country: { CMD("urgent GB") }
urgent-which-country = In which country are you? If you tell me, I name the numbers that I know for it. For example: { CMD("urgent GB") }
urgent-no-more = I know no more lines in that country. These list places everywhere:
urgent-none-young = I know no line there that is only for young people. These are for everybody:
urgent-not-working-which = Which one did not work?
urgent-not-working-thanks = Thank you. I have noted that { $name } did not work, for the moderators here, and not who said so. Others:

## Finding

command-find = find places to turn to and short exercises, in any words
option-find-words = what you look for, such as “can’t sleep”, “panic” or “chat uk”
option-find-country = if it is not your own: its name, or two letters
option-find-language = a language that they should speak
option-find-topic = what it is about, such as sleep or grief
ask-find-words = What do you look for? Any words will do, such as: can’t sleep, alcohol, someone to talk to.
help-example-find = For example: { CMD("find can’t sleep") }, or: { CMD("find text line canada") }, or: { CMD("find grief country:IE") }
topic-unknown = I know no topic called “{ $words }”. “sleep”, “grief” or “alcohol” would be right.

find-found = What I found. Only you see this.
find-nothing = I found nothing for that. Only you see this. These list places in many countries:
find-nothing-there = I found nothing for that. Only you see this. These are for anyone there ({ $country }), or everywhere:
find-none-in-country = I know no line in that country ({ $country }). Only you see this. These are for people everywhere:
find-no-language = Of none of these do I know that they speak this language: { $language }.
find-no-cost-free = Of none of these do I know that they are free.
find-no-cost-low = Of none of these do I know that they cost little.
find-no-cost-paid = Of none of these do I know what they cost.
find-also = More places, in many countries: { $place }.
find-for-country = Searched for: { $country }. For another country, add its name.
find-which-country = In which country are you? If you tell me, I look there too.
find-more = More
find-no-more = That was all that I found. People to talk to now: { CMD("urgent") }
find-gone = That entry is not there any more. People to talk to now: { CMD("urgent") }
find-show = Show this in the room
find-shown = It stands in the room now, with your name, for everyone there.
find-shown-by = { $who } shows this here:
find-not-there = I cannot show that in the room. Nothing was shown.
find-not-working = This did not work

# Sentences about one entry; some of them follow each other in one paragraph.
find-name = { $name }.
find-then = { $first } { $then }
find-way = To reach it: { $how }.
find-always = Open at any hour.
find-open = Open now.
find-closed = Closed now, opens { $opens }.
find-closed-now = Closed now.
find-country = Country: { $country }.
find-label-elsewhere = { $name }, { $country }
find-languages = Languages: { $languages }.
find-cost-free = Free.
find-cost-low = Costs a little.
find-cost-paid = Costs money.
find-for-whom = For: { $whom }.
find-sends-help = They may send help without your agreement.
find-sends-no-help = They send nobody without your agreement.
find-checked = Checked { $checked }.
find-checked-old = Checked { $checked }, may have changed.
find-unopened = Nobody has opened this address for us yet.

## Short exercises. Ordinary ones, in our own words; they are no treatment.

command-calm = a short exercise, step by step
option-calm-exercise = its name or number, such as “box” or 3; without it, a list
help-example-calm = For example: { CMD("calm") }, or: { CMD("calm box") }, or: { CMD("calm 5-4-3-2-1") }

calm-offer = A short exercise
calm-list = Which one? Each takes a few minutes, and you can stop at any time. None of them is a treatment.
calm-more-body = For body and senses
calm-more-head = For thoughts and urges
calm-more-doing = Something to do, or to come to rest
calm-no-treatment = This is no treatment. Stop if it feels wrong.
calm-begin = Begin
calm-next = Next
calm-stop = Stop here
calm-again = Once more
calm-instead = Instead: { $exercise }
calm-someone = Someone to talk to
calm-end = That is all of it. It need not have helped.
calm-stopped = All right. Stopping is fine.

calm-box-label = Box breathing
calm-box = Box breathing, about three minutes. Breathe in, wait, breathe out, wait: four counts each. If waiting without breath is hard for you, take the other one.
calm-box-1 = Sit, stand or lie as you like. Let your shoulders be.
calm-box-2 = Breathe in while you count to four.
calm-box-3 = Wait, and count to four. Less is fine.
calm-box-4 = Breathe out while you count to four.
calm-box-5 = Wait again, up to four.
calm-box-6 = The same three times more, as slow or as fast as suits you.

calm-out-label = Longer out-breath
calm-out = Longer out-breath, about two minutes. If paying attention to your breath is unpleasant, take the other one.
calm-out-1 = Breathe in gently while you count to three.
calm-out-2 = Breathe out slowly while you count to five, as if through a straw.
calm-out-3 = If counting is tiring, leave it. It is enough that the way out is longer than the way in.
calm-out-4 = Five more like that, as they come.

calm-senses-label = 5-4-3-2-1
calm-senses = 5-4-3-2-1, about three minutes: what is around you now. In your head, aloud or typed, all is fine. There is another one without seeing or smelling.
calm-senses-1 = Five things that you see. Small ones count.
calm-senses-2 = Four things that you can touch: a sleeve, the table, the floor.
calm-senses-3 = Three sounds. A quiet room has some, too.
calm-senses-4 = Two smells, or two that you like to think of.
calm-senses-5 = One thing near you that is all right as it is.

calm-touch-label = By touch and sound
calm-touch = By touch and sound, about three minutes, without seeing or smelling. In your head or aloud, both are fine.
calm-touch-1 = Five things within reach: touch them one after the other.
calm-touch-2 = Four of them again: which is smooth, which is rough, which is soft, which is hard?
calm-touch-3 = Three sounds, near or far.
calm-touch-4 = Two sounds that you like to think of.
calm-touch-5 = One word that you like. Say it once, or think it.

calm-cool-label = Something cool in the hand
calm-cool = Something cool in the hand, about two minutes. Not with a heart condition, and not if eating is hard for you at the moment; take the other one then. No ice.
calm-cool-1 = Take something cool: a glass of water, a tin, a stone, a spoon.
calm-cool-2 = Hold it. Where is it cool: in the palm, at the fingers?
calm-cool-3 = Change hands after a while. Does it feel different there?
calm-cool-4 = Put it down when it is enough, and warm your hands.

calm-muscles-label = Tense and let go
calm-muscles = Tense and let go, about five minutes. Leave out whatever hurts or does not move. With an injury, or in pain, take the other one.
calm-muscles-1 = Hands: make fists, with half of your strength. Count to five, and let go. Count to ten.
calm-muscles-2 = Arms: bend them, tense them, count to five, let go. Count to ten.
calm-muscles-3 = Shoulders: pull them up a little, count to five, let go. Count to ten.
calm-muscles-4 = Face: close your eyes tightly, count to five, let go. Count to ten.
calm-muscles-5 = Feet: press them down, or pull up your toes. Count to five, and let go. Count to ten.
calm-muscles-6 = Now nothing at all, for three breaths.

calm-feet-label = Feet on the floor
calm-feet = Feet on the floor, about a minute. Sitting, standing or lying down is fine.
calm-feet-1 = Put both feet on the floor, or your hands on the arms of a chair.
calm-feet-2 = Press down, count slowly to five, let go. Three times.
calm-feet-3 = Push slowly against a wall, as if to move it, or press your palms together.
calm-feet-4 = Where do you feel the floor, the chair or the wall?

calm-name-label = Name it
calm-name = Name it, about two minutes: a word for what is there. Aloud, written, signed or only thought, all is fine. If looking inside makes it worse, take the other one.
calm-name-1 = Stop for a moment, in whatever way you are comfortable.
calm-name-2 = Is there something in the body: tight, heavy, hot, empty? “Nothing” is an answer, too.
calm-name-3 = Look for one word for it: fear, anger, shame, grief, emptiness, tiredness. A colour or a sound will do.
calm-name-4 = Say it like this: “There is fear.” No more than that.
calm-name-5 = It need not go away. It has a name now.

calm-wave-label = Wait out an urge
calm-wave = Wait out an urge, about ten minutes. An urge rises, stays a while and falls, often sooner than expected. If it gets too strong, stop here, and talk to somebody. For less to do, take the other one.
calm-wave-1 = Look at a clock, or set a timer for ten minutes. Until then, nothing is decided.
calm-wave-2 = If you can, go away from what the urge is about, or have somebody take it away. Another room is enough.
calm-wave-3 = Where is it: in the chest, the hands, the head? How strong, from 0 to 10? A guess will do.
calm-wave-4 = Something for the hands or the ears: rinse a cup, hold something soft, put on a song.
calm-wave-5 = How strong is it now? Higher, lower and the same, each of them happens.
calm-wave-6 = When the ten minutes are over and it is still strong: ten more, or talk to somebody now.

calm-pause-label = Pause and choose
calm-pause = Pause and choose, about two minutes: for when something wants to be said or done at once. If it is unpleasant to notice your breath, leave out the second step, or take the other one.
calm-pause-1 = Stop. Put down what is in your hands, and send nothing yet.
calm-pause-2 = Breathe out once, slowly, or press your hands or feet against something.
calm-pause-3 = What happened just now? One plain sentence, without the reasons.
calm-pause-4 = What could you do? Find two things. A third is to do nothing for now.
calm-pause-5 = Choose the one that you will mind least tomorrow. Waiting is a choice, too.

calm-game-label = A game for the head
calm-game = A game for the head, about three minutes: it gives the thoughts other work. Aloud, written or only thought. If counting is hard for you, leave out the numbers. If words are too much, take the other one.
calm-game-1 = Choose a kind of thing: animals, cities, songs, first names.
calm-game-2 = Find one that begins with A, one with B, and so on. Leave out the hard letters.
calm-game-3 = Another kind, if you like: five things that are blue, or smaller than a hand.
calm-game-4 = Or numbers: from 100 down by seven, so 93, 86, 79. Mistakes do not matter. By two is fine.
calm-game-5 = Stop wherever you are. It need not be finished.

calm-worry-label = A time for worries
calm-worry = A time for worries, about five minutes: they get a time of their own, so that they need not have all of the day. On paper, on a phone, or spoken. If they grow when you write them down, take the other one.
calm-worry-1 = Choose fifteen minutes tomorrow, by day, and not in bed.
calm-worry-2 = Put down each worry in a few words, as they come.
calm-worry-3 = Beside each: can you do something about it? If so, one first small step. If not, a dash.
calm-worry-4 = Put the list away, where you do not see it from bed.
calm-worry-5 = When a worry comes before that: “Tomorrow, at that time.” As many times as it takes.

calm-write-label = Write and throw away
calm-write = Write and throw away, about five minutes. Nobody is to read it, so not in this chat: on paper, in a note, or spoken and deleted. If it pulls you down, stop, or take the other one.
calm-write-1 = Take something to write with. A timer of four minutes helps to stop.
calm-write-2 = Write what is there, without order, spelling or whole sentences.
calm-write-3 = If nothing comes, write that nothing comes.
calm-write-4 = That is enough. Do not read it through.
calm-write-5 = Tear it up, delete it, or put it in the bin.

calm-letter-label = A kind letter
calm-letter = A kind letter, about five minutes: what would you write to a friend in your place? By hand, typed, spoken or only thought. Kind words can hurt. If they do, stop, or take the other one.
calm-letter-1 = Think of somebody you like, a person or an animal. Now they are where you are.
calm-letter-2 = What would you say first? One sentence.
calm-letter-3 = What would you never say to them? Leave that out here, too.
calm-letter-4 = What would you wish them for the next hour? Something small.
calm-letter-5 = Put your own name at the top. Read it now or another day, or not at all.

calm-walk-label = Walk or stretch
calm-walk = Walk or stretch, about five minutes: on foot, on wheels, sitting or lying down. Only what does not hurt. If you cannot move much, or if moving is too much a matter of weight for you at the moment, take the other one.
calm-walk-1 = If it is safe to go out, go to the door and a little further. If not, through the room, or stay where you are.
calm-walk-2 = Slowly, as fast as you like it. Nothing is counted.
calm-walk-3 = Arms up or to the sides, as far as it is comfortable, and down. Three times.
calm-walk-4 = Turn your head a little to each side. Move your shoulders, or your fingers.
calm-walk-5 = Is anything different: warmer, looser, more tired? The same is fine, too.

calm-task-label = One small task
calm-task = One small task, about five minutes: so small that it is nearly nothing. Half of it counts, and it can be done from bed. If even that is too much, take the other one.
calm-task-1 = What is within reach? A curtain, a cup, one message, a face to wash. Take the smallest.
calm-task-2 = Make it smaller: not the dishes but one cup, not the post but one envelope.
calm-task-3 = Begin without wanting to. Two minutes are enough.
calm-task-4 = Stop when it is done, or half done.
calm-task-5 = Nothing has to follow from it.

calm-place-label = A place that is good
calm-place = A place that is good, about five minutes, in the head. Not everybody sees pictures there: a photo, a sound or a smell will do. If pictures frighten you or take you too far away, keep your eyes open, or take the other one.
calm-place-1 = Eyes open or closed, as you like. You can stop at any moment.
calm-place-2 = Take a place where it was all right, or make one up. Nobody else has to be there.
calm-place-3 = What is there? Light, colours, something near.
calm-place-4 = What can be heard there, or touched? The ground, the air, a cloth.
calm-place-5 = Look or listen around you where you are now, and name one thing in the room.

calm-message-label = Message one person
calm-message = Message one person, about two minutes. Three texts are ready. If there is nobody at the moment, as happens to many, take the other one, or talk to somebody on a line.
calm-message-1 = To whom is it easy to write? It need not be the person closest to you.
calm-message-2 = Take one, and change what you like: “I am not doing so well. Could we talk for a bit?” Or: “Could you keep me company for ten minutes? Nothing clever needed.” Or: “No need to answer. I wanted to say hello.”
calm-message-3 = Send it, dictate it, or keep it for later. All of that is fine.
calm-message-4 = An answer can take long. People sleep, work, or do not see it. That says nothing about you.

calm-music-label = A list of songs
calm-music = A list of songs, about five minutes. Rain, a voice or a film that you know will do, too. If you do not hear well, take what hums or beats and can be touched, or take the other one.
calm-music-1 = One song that is as things are now. It need not be a cheerful one.
calm-music-2 = One that is a little calmer, or a little brighter.
calm-music-3 = One that you have liked for long. Leave out any that belongs to something bad.
calm-music-4 = Listen to one of them now, or keep the list for another day.

calm-sleep-label = Before sleep
calm-sleep = Before sleep, about ten minutes. It cannot make sleep come; it makes things quieter. Lying, sitting, with a light on, all is fine. If noticing your body is unpleasant, leave that step out. There is a shorter one.
calm-sleep-1 = Less light, and the phone as dark and quiet as it goes.
calm-sleep-2 = What still goes round in the head? One word for each, on paper. It can wait until tomorrow.
calm-sleep-3 = Lie or sit so that nothing presses. A blanket more, or one less.
calm-sleep-4 = Let go one after the other: forehead, jaw, shoulders, hands, belly, legs. Leave out what hurts.
calm-sleep-5 = Breathe out a little longer than in, ten times or so. Or listen to one quiet sound.
calm-sleep-6 = If you are still awake after a while, get up or sit up, do something dull in little light, and lie down when you are tired. Resting counts, too.

calm-okay-label = One okay thing
calm-okay = One okay thing, about a minute. It is not about being thankful, and not about a good side. Only one thing that is not bad at the moment, seen, heard, touched or thought of. If that is too much, take the other one.
calm-okay-1 = Is there one thing that is all right? A corner of the blanket, a colour, a quiet minute.
calm-okay-2 = Stay with it for three breaths, or as long as you like.
calm-okay-3 = If there is none, that is an answer, too. Nothing is asked of you.

## The community's own entries, for moderators

group-resource = what this community's moderators add to the directory
group-resource-words = what words of your own mean
command-resource-add = a place to turn to that members should know here
option-resource-add-name = what it is called
option-resource-add-reach = “call 0123 456”, “text 85258 with SHOUT” or an address; several with ;
option-resource-add-country = for which country it is, or “everywhere”
option-resource-add-topics = what it is about, such as sleep or alcohol
option-resource-add-about = in one line, what it is
option-resource-add-hours = when it answers, such as Mon-Fri 18:00-23:00, or 24/7
option-resource-add-zone = by the clocks of which city
option-resource-add-languages = which languages it speaks
option-resource-add-cost = free, low or paid
option-resource-add-replaces = the entry of mine that is not shown here then
help-example-resource-add = For example: { CMD("resource add") } “Night line” “call 0123 456” country:DE topics:sleep hours:“Mon-Fri 18:00-23:00” languages:de,en cost:free
resource-ask-name = What is it called?
resource-in-one-line = In one line it works, too: { CMD("resource add") } “Night line” “call 0123 456”
resource-ask-reach = How is it reached? For example: call 0123 456; text 85258 with SHOUT; https://example.org/chat
resource-ask-country = For which country is it? Or for everywhere?
resource-ask-topics = What is it about? The first counts most. For example: sleep, loneliness
resource-ask-about = In one line: what is it? This is read by somebody who is tired.
resource-ask-hours = When does it answer? For example: Mon-Fri 18:00-23:00, or 24/7. If you do not know: unknown
resource-ask-zone = By the clocks of which city are these hours? For example: Berlin
resource-ask-languages = Which languages does it speak? For example: de, en
resource-ask-cost = What does it cost?
resource-ask-region = Where alone in the country does it answer? For everywhere there: none
resource-ask-for = For whom alone is it? For everybody: none
resource-ask-help = May it send help without the caller’s agreement?
resource-there = There is already an entry called { $name } here. To change it: { CMD("resource edit") } { $id }
resource-added = Added: { $name }. It is counted as checked today, by you.
resource-as-seen = As members will see it:
resource-detail = Id: { $id }. For: { $country }. About: { $topics }.
resource-hours = Open: { $hours }, by the clocks of { $zone }.
resource-cost-free = free
resource-cost-low = low
resource-cost-paid = paid
resource-everywhere = everywhere
resource-is-unverified = Nobody has confirmed it here yet, so members do not see it: { CMD("resource confirm") }
resource-is-suspended = It is suspended: members do not see it.
resource-is-closed = It has ended: members do not see it.
resource-twin = An entry of mine is called so, too ({ $id }), and both are shown. To show only yours: { CMD("resource suspend") } { $id }
resource-replaces = It stands in the place of { $id }, which is not shown here.
resource-origin = It was imported from { $origin }.
resource-confirmed = Confirmed { $at } by { $who }.
resource-somebody = somebody who is not here any more
resource-missing = Not said yet: { $what }.
resource-field-name = name
resource-field-reach = how to reach it
resource-field-country = country
resource-field-topics = what it is about
resource-field-about = a line that says what it is
resource-field-hours = hours
resource-field-zone = by which clocks
resource-field-languages = languages
resource-field-cost = cost
resource-field-region = region
resource-field-for = for whom
resource-field-help = whether it may send help
resource-hours-always = always (24/7)
resource-topic-suicide = thoughts of suicide
resource-topic-emotional-support = somebody to talk to
resource-topic-youth = young people
resource-topic-lgbtq = LGBTQ
resource-topic-domestic-violence = violence at home
resource-topic-sexual-violence = sexual violence
resource-topic-substance = alcohol and drugs
resource-topic-eating-disorders = trouble with eating
resource-topic-perinatal = around a birth
resource-topic-veterans = veterans
resource-topic-men = men
resource-topic-women = women
resource-topic-elderly = older people
resource-topic-indigenous = indigenous people
resource-topic-disaster = after a disaster
resource-topic-bereavement = after a death
resource-topic-warmline = a warmline
resource-topic-peer = peer support
resource-topic-information = information
resource-topic-medical = medical help
resource-topic-directory = a list of places
resource-topic-anxiety = anxiety
resource-topic-depression = depression
resource-topic-self-harm = self-harm
resource-topic-psychosis = psychosis
resource-topic-sleep = sleep
resource-topic-loneliness = loneliness
resource-topic-family = relatives and carers
resource-topic-hospital = after a hospital stay
resource-topic-housing = housing
resource-topic-benefits = money and benefits

resource-name-unknown = “{ $words }” is no name. Two letters or more would be right, without a number or an address in it. For example: Night line
resource-reach-none = How it is reached is missing. For example: call 0123 456
resource-reach-many = More than { $most } ways are too many for one entry.
resource-reach-unknown = I cannot read “{ $words }” as a way to reach somebody. For example: call 0123 456, text 85258 with SHOUT, or https://example.org/chat
resource-reach-number = “{ $words }” is no number that can be dialled. Digits, spaces and + ( ) - . / * # would be right. For example: call +49 30 123456, or: call 112 then 5
resource-reach-https = “{ $words }” is no address that I take: it has to begin with https. For example: https://example.org/chat
resource-hours-unknown = I cannot read “{ $words }” as hours. For example: Mon-Fri 18:00-23:00, Sat 10:00-14:00, or 24/7
resource-topics-unknown = I know no topic for “{ $words }”. For example: sleep, alcohol, young people, suicide, peer support
resource-field-unknown = “{ $words }” is nothing that an entry has. For example: name, reach, country, topics, about, hours, zone, languages, cost
resource-exercise = That is an exercise: it cannot be changed here, only suspended.
resource-replaces-own = { $name } is your own entry: { CMD("resource edit") } { $id } changes it.
resource-unknown = I know no entry called “{ $words }” here.
resource-unknown-nearest = I know no entry called “{ $words }” here. Is it one of these?
resource-named = { $name } ({ $id })

command-resource-edit = change one thing of an entry
option-resource-edit-entry = its name, its id or its number in the list
option-resource-edit-field = what to change: name, reach, country, topics, about, hours and so on
option-resource-edit-value = what it is from now on
help-example-resource-edit = For example: { CMD("resource edit own-night-line hours Mon-Fri 18:00-23:00") }
ask-resource-edit-entry = Which entry? Its name, its id, or its number in { CMD("resource list") }
ask-resource-edit-field = What of it is to be changed?
resource-changed = Changed: { $name }.
resource-changed-own = { $name } is an entry that I came with, and stays as it is. In its place there is one of your own here now.

command-resource-confirm = an entry is right: looked at today, by you
option-resource-confirm-entry = its name, id or number; “all from” and where it was imported from
help-example-resource-confirm = For example: { CMD("resource confirm own-night-line") }, or: { CMD("resource confirm all from lines.csv") }
ask-resource-confirm-entry = Which entry? Its name, its id, or its number in { CMD("resource list") }
resource-confirmed-now = Confirmed: { $name }. It is counted as checked today, by you.
resource-confirmed-back = Confirmed, and shown again: { $name }.
resource-confirmed-all = { $count ->
    [one] One entry from { $origin } is confirmed, and members see it from now on.
   *[other] { $count } entries from { $origin } are confirmed, and members see them from now on.
}
resource-none-waiting = Nothing that was imported waits here to be confirmed.
resource-origin-unknown = Nothing from “{ $words }” waits here. What waits came from: { $sources }.
resource-origin-which = All from where? What waits came from: { $sources }. For example: { CMD("resource confirm all from lines.csv") }

command-resource-suspend = an entry is shown nowhere from now on, also not in notes
option-resource-suspend-entry = its name, its id or its number in the list
help-example-resource-suspend = For example: { CMD("resource suspend own-night-line") }
ask-resource-suspend-entry = Which entry? Its name, its id, or its number in { CMD("resource list") }
resource-suspended = Suspended: { $name }. From now on I name it nowhere here, also not in notes and in { CMD("urgent") }.
resource-suspended-else = Where nothing else is left for a country, I name the emergency number and places for everywhere. To bring it back: { CMD("resource resume") }
resource-resume = Bring it back

command-resource-resume = a suspended entry is shown again
option-resource-resume-entry = its name, its id or its number in the list
help-example-resource-resume = For example: { CMD("resource resume own-night-line") }
ask-resource-resume-entry = Which entry? Its name, its id, or its number in { CMD("resource list") }
resource-resumed = Shown again: { $name }.
resource-resumed-unverified = No longer suspended: { $name }. It still waits to be confirmed.
resource-not-suspended = { $name } is not suspended.

command-resource-remove = an entry of your own is taken out for good
option-resource-remove-entry = its name, its id or its number in the list
ask-resource-remove-entry = Which entry shall be removed? Its name, its id or its number in the list would be right.
help-example-resource-remove = For example: { CMD("resource remove own-night-line") }
resource-removed = Removed: { $name }.
resource-removed-back = { $id }, in whose place it stood, is shown again.
resource-not-own = { $name } came with me, so it cannot be removed. So that it is not shown here: { CMD("resource suspend") } { $id }
command-resource-list = your own entries, and what should be looked after
option-resource-list-due = “due”: only what should be looked after
option-resource-list-after = where the page before ended
help-example-resource-list = For example: { CMD("resource list") }, or: { CMD("resource list due") }
resource-look = What to look after
resource-list-all = All of them
resource-list-more = More
resource-list-none = Nothing here is your own yet. To add something: { CMD("resource add") }
resource-list = Your own entries, and those of mine that you changed:
resource-row = { $number }. { $name } ({ $id }), checked { $checked }
resource-row-unverified = { $number }. { $name } ({ $id }), waits to be confirmed
resource-row-suspended = { $number }. { $name } ({ $id }), suspended
resource-row-closed = { $number }. { $name } ({ $id }), has ended
resource-list-change = To change one: { CMD("resource edit") }. It is right as it is: { CMD("resource confirm") }
resource-due = This should be looked after:
resource-due-none = There is nothing to look after.
resource-due-failing = { $name } ({ $id }): somebody said that it did not work, last on { $last }
resource-due-suspended = { $name } ({ $id }): suspended
resource-due-unverified = { $name } ({ $id }): imported, waits to be confirmed
resource-due-old = { $name } ({ $id }): not confirmed since { $checked }
resource-due-origin = { $count ->
    [one] One entry from { $origin } waits to be confirmed.
   *[other] { $count } entries from { $origin } wait to be confirmed.
}
resource-due-change = It is right: { CMD("resource confirm") }. It is not: { CMD("resource suspend") }. Imported, all at once: { CMD("resource confirm all from lines.csv") }
resource-due-failing-count = { $count ->
    [one] Of one entry, somebody said that it did not work.
   *[other] Of { $count } entries, somebody said that they did not work.
}
resource-due-suspended-count = { $count ->
    [one] One entry is suspended.
   *[other] { $count } entries are suspended.
}
resource-due-unverified-count = { $count ->
    [one] One imported entry waits to be confirmed.
   *[other] { $count } imported entries wait to be confirmed.
}
resource-due-old-count = { $count ->
    [one] One entry was not confirmed for a year.
   *[other] { $count } entries were not confirmed for a year.
}
resource-review = Once a month: the directory of this community could be looked after, whenever there is time.
resource-fault-told = Somebody said that { $name } ({ $id }) did not work. Could one of you try it?
resource-fault-nobody = Nobody is told who said so. Moderators can say here what is so.
resource-it-works = It works
resource-suspend-it = Suspend it

command-resource-words-add = what words of your own mean, for finding
option-resource-words-add-means = a topic such as sleep, or the id of an entry
option-resource-words-add-words = the words, several with commas
help-example-resource-words-add = For example: { CMD("resource words add sleep night owl, 3am club") }
ask-resource-words-add-means = What do they mean: which topic, or which entry (its id)?
ask-resource-words-add-words = Which words? Several with commas.
resource-words-added = Whoever looks for { $words } finds: { $means }.
resource-words-unknown = I cannot take “{ $words }” as words. Each has two to 80 letters; several stand apart by commas.
resource-words-too-many = There can be { $most } words here, and no more.
resource-words-entry = the entry { $id }
command-resource-words-remove = words of your own mean nothing any more
option-resource-words-remove-number = their number in the list
help-example-resource-words-remove = For example: { CMD("resource words remove 2") }
ask-resource-words-remove-number = Which number in { CMD("resource words list") }?
resource-words-removed = Removed: { $words }.
resource-words-no-such = There is no number { $number } in the list.
command-resource-words-list = the words of your own, and what they mean
help-example-resource-words-list = For example: { CMD("resource words list") }
resource-words-list = Words of your own:
resource-words-row = { $number }. { $words }: { $means }
resource-words-none = There are no words of your own yet. To add some: { CMD("resource words add") }
resource-words-change = To remove one: { CMD("resource words remove 2") }

## Files: import and export

command-resource-import = take in a list of places from a file
option-resource-import-file = the file: HSDS (JSON, CSV, zip), a list of helplines, or our own CSV
ask-resource-import-file = Please send the file: as an attachment of your next message to me, or together with { CMD("resource import") }. It can be HSDS (JSON, or CSV in a zip), a list of helplines in JSON, or a CSV with at least a name and a number. Up to 5 MB.
help-example-resource-import = Send { CMD("resource import") } with a file attached. What is new stays hidden until a moderator confirms it.
resource-import = { $file }: { $new } new, { $changed } changed, { $same } as they were, { $refused } not taken.
resource-import-confirm = Nothing of it is shown yet. To look it over: { CMD("resource list") }. To show an entry: { CMD("resource confirm") }
resource-import-rest = And { $count } more.
import-fault = Row { $row }{ $has-where ->
    [yes] { " " }of { $where }
   *[no] {""}
}{ $has-field ->
    [yes] , { $field }
   *[no] {""}
}: { $why }{ $has-words ->
    [yes] { " " }({ $words })
   *[no] {""}
}
import-fault-file = { $has-where ->
    [yes] { $where }: { $why }
   *[no] { $why }
}{ $has-words ->
    [yes] { " " }({ $words })
   *[no] {""}
}
import-why-not-understood = this is no file that I can read.
import-why-too-large = the file is too large.
import-why-bomb = the archive unfolds to far more than it is. I have not opened it.
import-why-unsafe-name = the archive holds a name that leads out of it. I have not opened it.
import-why-nested = the archive holds another archive. I have not opened it.
import-why-twice-named = the archive holds two files of one name. I have not opened it.
import-why-locked = the archive has a password.
import-why-broken = the file breaks off, or its brackets do not match.
import-why-too-many = the file holds more than I can take at once.
import-why-empty = there is nothing in it.
import-why-not-an-entry = this is no entry.
import-why-too-deep = this is nested too deeply.
import-why-not-a-number = there is something in it that is no number.
import-why-open-quote = a quotation mark is never closed.
import-why-no-name = it has no name.
import-why-no-country = it does not say for which country it is.
import-why-no-way = it names no way to reach it that I can show.
import-why-too-long = this is longer than an entry can be.
import-why-number = this is no number that can be dialled.
import-why-address = this is no address of a web page.
import-why-email = this is no email address.
import-why-way = I do not know this kind of contact.
import-why-ended = this number has ended, so it is not taken.
import-why-twice = the same entry stands in the file twice. The first one counts.
import-why-shipped = this entry comes with the bot, and says something else there. An import does not change it.
import-why-own = the community has written or changed this entry itself. It stays as it is.
import-why-hours = these opening hours were left out: they cannot be read, do not hold every week, or their time zone is not known.
import-why-dangling = this leads to nothing that is in the file. What hangs on it was left out.
import-why-encoding = the letters are not in UTF-8. I have read them as Windows writes them; please look at names with accents.
import-why-no-place = an entry has no place for some of what is in the file. It was left out.

command-resource-export = the community's own places as a file
option-resource-export-format = json (HSDS 3.0), zip (HSDS tables) or csv
help-example-resource-export = For example: { CMD("resource export") }, or: { CMD("resource export csv") }
resource-as-json = JSON (HSDS 3.0)
resource-as-zip = tables in a zip (HSDS 3.0)
resource-as-csv = one table (CSV)
resource-export = { $count ->
    [one] One entry of this community.
   *[other] { $count } entries of this community.
} Who confirmed them is not in it.
resource-export-none = This community has no entries of its own yet.
resource-export-too-many = There are more than { $most } entries. Whoever runs the bot can export them with alongside resources export.
