# What somebody tells the bot about themselves.

group-you = what I know about you: to see, change, take with you or erase
command-you-show = what I know about you
command-you-zone = your time zone, from a city
command-you-language = the language I write to you in
command-you-country = your country, for the right numbers to call
command-you-quiet = nothing from me unless you ask: no check-ins, notes or reminders
command-you-screening = whether I compare what you write with lists of words; nobody is told
command-you-export = a file with all I keep about you
command-you-erase = erase all I keep about you
command-you-privacy = what is kept, for how long, and who answers for it
command-you-link = join your Discord and your Matrix account
command-you-day-end = when your day ends; until then an answer counts for that day

option-you-zone-zone = your city, or the time it is for you now
option-you-language-language = such as german, Deutsch or de
option-you-country-country = its name or two letters
option-you-day-end-time = such as 4:00 or 2am
option-you-quiet-on-or-off = on or off
option-you-screening-on-or-off = on or off
option-you-link-code = the code that I showed you on the other side

help-example-you-show = It needs nothing else.
help-example-you-zone = For example: { CMD("you zone Berlin") }
help-example-you-language = For example: { CMD("you language german") }
help-example-you-country = For example: { CMD("you country Ireland") }
help-example-you-quiet = For example: { CMD("you quiet on") }
help-example-you-screening = For example: { CMD("you screening off") }
help-example-you-export = It needs nothing else. The file comes to you alone.
help-example-you-erase = It needs nothing else. I ask once before I do it.
help-example-you-privacy = It needs nothing else.
help-example-you-link = It needs nothing else. I ask before anything is joined.
help-example-you-day-end = For example: { CMD("you day-end 2am") }

you-show = What I know about you:
you-zone = Time zone: { $value }
you-language = Language: { $value }
you-country = Country: { $value }
you-day-end = Your day ends at: { $value }
you-not-set = not told
you-quiet = Quiet: { $value }
you-screening = What you write is compared with lists of words: { $value }
you-held = I also keep: { $things }.
you-accounts = Your accounts, joined: { $accounts }
you-change = To change one: { CMD("you zone") }, { CMD("you country") }, and so on. All of it as a file: { CMD("you export") }. What is kept and why: { CMD("you privacy") }

you-zone-which = Which city has your time? Or tell me what time it is for you now. So far: { $now }.
you-zone-set = I use { $city } time for you. It is { $now } there.
you-language-which = Which language should I write to you in?
you-language-set = I write to you in { $language }.
you-language-kept = I have noted it, and will write it once I can.
you-country-which = Which country are you in? It is only used to find the right numbers.
you-country-set = I use numbers for { $country }. They are at { CMD("urgent") }
you-day-end-which = When does your day end? Until then, an answer counts for the day before. So far: { $now }.
you-day-end-set = Your day ends at { $time }. Until then, an answer counts for the day before.

## Being left in peace

you-quiet-which = While quiet is on, I begin nothing with you: no check-in, no note, no reminder. What you ask, I answer. Now it is: { $now }.
you-quiet-on = Quiet is on. I begin nothing with you: no check-in, no note, no reminder. What you ask, I answer. To end it: { CMD("you quiet off") }
you-quiet-off = Quiet is off. What you asked me for comes again: your check-ins, and what else you set up.

you-screening-which = I compare what you write with lists of words. If something sounds like a crisis, I write to you in private. I keep none of it. Should I? Now it is: { $now }.
you-screening-on = I compare what you write with lists of words again, and write to you in private if something sounds like a crisis. To end it: { CMD("you screening off") }
you-screening-off = I no longer compare what you write with anything, in no community. Nobody is told. { CMD("urgent") } works at any hour. To begin again: { CMD("you screening on") }

## Joining two accounts

you-link = Do you have an account on Discord and one on Matrix? They can be one to me, with the same check-ins, history and settings.
you-link-how = I show you a code here. You type it to me there, and I ask you on both sides. No one in a community is told. Afterwards, only erasing everything takes them apart again.
you-link-begin = Show a code
you-link-not-now = Not now
you-link-left = All right. Nothing was joined.
you-link-code = A code, for your eyes only: { $code }
you-link-code-how = On the other side, write to me in private: you link { $code }
you-link-code-until = It works once, until { $until }. Give it to no one else.
you-link-no-code = That is no code of mine. One has { $letters } letters, in groups of four. Nothing was joined.
you-link-wrong-code = That code opens nothing. It may have run out, been used, or been mistyped. For a new one, write to me on the other side: you link
you-link-too-many = Several codes were wrong. You can try again after { $at }.
you-link-same-account = This is the account that I showed the code to. Type it to me on the other side, in private.
you-link-same-platform = Both accounts are on { $platform }. I can join one on Discord with one on Matrix. Nothing was joined.
you-link-joined-already = These are joined: { $accounts }. I cannot add another one.
you-link-while-erasing = Something is still being erased. In a minute this works again. Nothing was joined.
you-link-overheard = Others could read that, so the code opens nothing any more. For a new one, begin again with { CMD("you link") } and type the code to me in private, not in a room.
you-link-account = { $name } on { $platform }
you-link-question = A question for you alone.
you-link-both = Are both of these yours: { $accounts }?
you-link-what = If you say yes on both sides, they become one to me. Check-ins and kept answers come together; of two check-ins at the same time, one stays. Where settings differ, those of { $name } count. Quiet for one is quiet for both. New answers are kept only if both accounts agreed to that. Only erasing everything takes them apart again.
you-link-warning = If somebody gave you this code, or asked you for yours, say no: they could read all I keep about you.
you-link-question-until = This question is open until { $until }.
you-link-ask-for-it = I ask { $name } as well. If nothing arrives there, write to me there: you link
you-link-agree = Yes, both are mine
you-link-refuse = No
you-link-waits = Noted. Now { $name } has to say yes, until { $until }. If no question arrived there, write to me there: you link
you-link-stop = Stop, join nothing
you-link-refused = Nothing was joined: { $name } said no, or began again.
you-link-over = That question is no longer open. To begin again: { CMD("you link") } What is joined: { CMD("you show") }
you-link-not-delivered = My question did not reach { $name }. Write to me there, and I ask it: you link
you-link-joined = Done. Your two accounts are one to me now.
you-link-joined-now = Joined: { $accounts }. What comes from me goes on arriving where you asked for it.
you-link-agreements = Only one of the accounts had agreed to a history, so I keep no new answers. What was kept is still yours to read. To keep answers again: { CMD("checkin keep yes") }

## Own data

you-export = The file holds all I keep about you, in English words that programs can read. What you wrote to others in rooms is not in it: I keep none of that.
you-holds-accounts = what belongs to both of your accounts
you-holds-settings = what you told me about yourself
you-erase = This removes all I keep about you: { $things }. Nobody can undo it. I cannot remove what you wrote in rooms, or what this chat service and others keep. A copy would be a file on this device.
you-erase-now = Erase
you-erase-copy = A copy first
you-erase-keep = Keep
you-erase-kept = All right. Nothing was erased.
you-erased = Done. All I kept about you is gone. My messages to you here go too, this one in an hour; what is older than 90 days stays. { CMD("urgent") } still works.
you-privacy = What I keep, and why: what you set here, so that I can do what you asked for. I keep nothing of what you write in rooms. Answers to check-ins I keep only for those who ask for a history.
you-privacy-held = About you I keep: { $things }. And for a while, which messages I sent you, so that their choices work: 90 days at most.
you-privacy-sealed = What you write to me and I have to keep for a time is encrypted with a key of your own. Moderators never see your check-ins. Whoever runs the computer I am on holds what opens them, and could read it, with effort.
you-privacy-rights = All of it as a file: { CMD("you export") }. Erase it: { CMD("you erase") }. Take back a consent: { CMD("checkin keep no") }. Be left in peace: { CMD("you quiet on") }
you-privacy-run-by = { $name } runs me, and answers for this data.
you-privacy-run-by-contact = { $name } runs me, and answers for this data. To ask them: { $contact }
you-privacy-run-by-unknown = Whoever runs me answers for this data. I was not told who that is; a moderator here can find out.
you-privacy-contact = In this community, ask: { $contact }
you-privacy-no-contact = In this community, a moderator can help with questions about it.
