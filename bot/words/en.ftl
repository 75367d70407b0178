# Sentences that every cog shares. How the bot speaks: short common words, one question, nothing that is not true.

## When something went wrong

not-saved = That was not saved: I cannot reach my own records right now. Please try again in a few minutes.
not-saved-urgent = People to talk to now, without me: { CMD("urgent") }
went-wrong = Something went wrong on my side, and nothing was changed. If you tell whoever runs me, the reference is { $reference }. People to talk to now: { CMD("urgent") }
went-wrong-urgent = Something went wrong on my side. If you are in danger, call your local emergency number. 112 works on mobiles in many countries. People to talk to: findahelpline.com

## What goes with a message

file-on-this-device = As you asked. What comes with this message will lie on this device, where others who use it may find it.

## When words are not understood

nothing-done = Nothing was changed. People to talk to now: { CMD("urgent") }
not-understood-choice = I am a program, and I did not understand that. I have not kept it, and I have told nobody. If it was meant for a choice above, its words or its number would be right. What I can do: { CMD("help") }. People to talk to now: { CMD("urgent") }
all-right = All right. { CMD("urgent") } works at any hour.
in-your-own-words = In your own words
ask-in-room = You asked in a room where everyone reads along. To answer unseen, write to me in private; to answer in that room, begin by mentioning me.
not-understood-noted = I am a program, and cannot answer this as a person can. The private note I sent you holds for this, too. People to talk to now: { CMD("urgent") }. Somebody here who may have time to listen: { CMD("ask") }
not-understood = I am a program, and I did not understand that. What I can do: { CMD("help") }. People to talk to now: { CMD("urgent") }
people-to-talk-to = If you would rather talk with somebody now: { CMD("urgent") }
not-understood-near = I do not know that command. Did you mean one of these? People to talk to now: { CMD("urgent") }
no-community = We are in no community together, so I can do nothing here. People to talk to now: { CMD("urgent") }
no-community-still-yours = What I keep about you is still yours: { CMD("you export") } or { CMD("you erase") }
which-community = Which community do you mean? I keep to your answer for twelve hours.
which-community-name = { $name }
which-community-same = { $name } ({ $number })
which-community-number = Community { $number }
which-community-more = These are the { $count } that you used last. For another one, write the command in one of its rooms. Only you see the answer.
which-community-last = This is about { $name }. If you mean another one, write “another community”.
which-community-last-unnamed = This is about the community that you meant last. If you mean another one, write “another community”.
which-community-again = All right. With your next command, I ask which community you mean.
not-allowed = { $command } is for people with another role here. Nothing was done.
not-yours = That is for people with another role here. Nothing was done.
command-name = { $command }
command-gone = That command is no longer here. Nothing was done.
choice-gone = That choice is no longer open. Nothing was done.
choice-of-another = That choice belongs to somebody else. Nothing was done.
question-dropped = All right, I have dropped that question.
typed-too-much = I did not understand “{ $words }” at the end.
option-empty = There is nothing after “{ $option }:”.
words-too-long = That is longer than { $limit } letters, which is more than I can take.

## Kinds of values

answer-yes = Yes
answer-no = No
switch-on = On
switch-off = Off
yes-or-no-unknown = I did not understand “{ $words }”. “yes” or “no” would be right, or “on” or “off”.

scale-outside = A number from { $lowest } to { $highest } would be right.
scale-unknown = I did not understand “{ $words }”. A number from { $lowest } to { $highest } would be right.
one-of-unknown = I did not understand “{ $words }”. One of these would be right: { $values }.
time-unknown = I did not understand “{ $words }” as a time. 9:00, 9am or 21:30 would be right.
time-another-which = What time would suit you? 9:00, 9am or 21:30, for example.
time-morning = Morning, 9:00
time-midday = Midday, 12:30
time-evening = Evening, 19:00
time-another = Another
days-unknown = I did not understand “{ $words }” as days. “weekdays”, “mon, wed and fri” or “every day” would be right.
days-daily = Every day
days-weekdays = Weekdays
days-weekends = Weekends
days-said-daily = Every day
days-said-weekdays = On weekdays
days-said-weekends = On Saturdays and Sundays
days-said-some = On { $days }
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
date-unknown = I did not understand “{ $words }” as a day. “monday”, “in two weeks” or “24 december” would be right.
date-past = “{ $words }” is already past. A day to come would be right.
until-tomorrow = Tomorrow
until-week = In a week
until-open = Until I say so
zone-unknown = I did not find “{ $words }”. A large city near you would be right, such as Berlin or New York, or the time it is for you now.
zone-which = That can mean more than one time zone. Which one is yours?
zone-which-offset = More than one place has that time. Which is nearest to yours?
zone-guess = I did not find that place. Did you mean one of these?
zone-no-such-time = I know no place with that time. A large city near you would be right, such as Berlin or New York.
zone-name = { CITY($zone) }
country-unknown = I did not find a country called “{ $words }”. Its name or its two letters would be right, such as Ireland or IE.
country-guess = I did not find that country. Did you mean one of these?
country-name = { COUNTRY($country) }
language-missing = I have no words in { $language } yet. I write English.
language-missing-es = Todavía no puedo decirlo en español. Escribo en inglés.
language-missing-fr = Je ne peux pas encore le dire en français. J’écris en anglais.
language-missing-pt = Ainda não consigo dizer isto em português. Escrevo em inglês.
language-guess = I did not find that language. Did you mean one of these?
language-name = { LANGUAGE($language) }
language-unknown = I did not find a language called “{ $words }”. “Deutsch”, “german” or “de” would be right.

## People to talk to

only-you = As you asked. Only you see this.
turn-emergency = If you are in danger now: { $number }.
turn-emergency-ambulance = If you are in danger now: { $number }. Ambulance: { $ambulance }.
turn-emergency-unknown = If you are in danger now, call your local emergency number. 112 works on mobiles in many countries.
turn-line = { $contact }. Checked { $checked }.
turn-line-old = { $contact }. Checked { $checked }, may have changed.
turn-line-open = { $contact }. Open now, checked { $checked }.
turn-line-closed = { $contact }. Closed now, checked { $checked }.
turn-contact = { $name }, { $how }
turn-contact-or = { $contact }, or { $other }
turn-call = call { $number }
turn-call-then = call { $number }, then { $then }
turn-text = text { $number }
turn-text-keyword = text { $keyword } to { $number }
turn-web = { $number }
turn-whatsapp = WhatsApp { $number }
turn-chat = chat at { $number }
turn-email = write to { $number }
turn-app = the app { $number }
turn-name = { $name }
turn-name-region = { $name } ({ $region })
turn-name-youth = { $name } (for young people)
turn-name-lgbtq = { $name } (for LGBTQ people)
turn-name-domestic-violence = { $name } (violence at home)
turn-name-sexual-violence = { $name } (sexual violence)
turn-name-substance = { $name } (alcohol and drugs)
turn-name-eating-disorders = { $name } (trouble with eating)
turn-name-perinatal = { $name } (around a birth)
turn-name-veterans = { $name } (for veterans)
turn-name-men = { $name } (for men)
turn-name-women = { $name } (for women)
turn-name-elderly = { $name } (for older people)
turn-name-indigenous = { $name } (for indigenous people)
turn-name-disaster = { $name } (after a disaster)
turn-name-bereavement = { $name } (after a death)
turn-name-anxiety = { $name } (anxiety)
turn-name-depression = { $name } (depression)
turn-name-self-harm = { $name } (self-harm)
turn-name-psychosis = { $name } (psychosis)
turn-name-sleep = { $name } (sleep)
turn-name-loneliness = { $name } (loneliness)
turn-name-family = { $name } (for relatives and carers)
turn-name-hospital = { $name } (after a hospital stay)
turn-name-housing = { $name } (a place to live)
turn-name-benefits = { $name } (money and benefits)
turn-month =
    { $month ->
        [1] January { $year }
        [2] February { $year }
        [3] March { $year }
        [4] April { $year }
        [5] May { $year }
        [6] June { $year }
        [7] July { $year }
        [8] August { $year }
        [9] September { $year }
        [10] October { $year }
        [11] November { $year }
        [12] December { $year }
       *[0] in { $year }
    }
turn-not-ours = Not run by us. Numbers can change.
turn-also = More places, in many countries:
turn-none-for-country = I know no line in that country. These list places everywhere:
turn-country-unknown = I do not know your country. These list places everywhere:
turn-more-places = More places
turn-for-young = For young people
turn-not-working = A number did not work
turn-short = { $service }. In danger now: { $number }.
turn-short-anywhere = { $service }. In danger now, call your local emergency number.
# Stands behind the name of a room.
where-gone = (message deleted)
# Read by somebody who is invited to a room of their own, by everybody who can see that invitation.
invite-reason = A room for the two of us.
message-unreadable = A message of yours reached me that I cannot read. Please write it again. People to talk to now: findahelpline.com

## On Discord

form-open = Write an answer
form-answer = Your answer
choice-list = Choose one
# Stands in a channel, after somebody's name; the same for everything that waits, so that it tells nothing.
private-waiting = A private message is waiting for you here. I cannot write to you directly. Only you can open it, for the next ten minutes.
private-open = Open it

## Files that somebody sends

file-none = No file came with this. Please attach it to your message.
file-too-large = This file is larger than { $most } MB, so I have not opened it.
file-not-given = I could not get the file. Please send it once more.
