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

## Short exercises. Ordinary ones, in our own words; they are no treatment.

command-calm = a short exercise, step by step
option-calm-exercise = its name or number, such as “box” or 3; without it, a list
help-example-calm = For example: { CMD("calm") }, or: { CMD("calm box") }, or: { CMD("calm 5-4-3-2-1") }

calm-offer = A short exercise
calm-list = Which one? Each takes a few minutes, and you can stop at any time. None of them is a treatment.
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
