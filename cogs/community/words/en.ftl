# What moderators decide for their community.

group-community = what moderators set for everyone here
command-community-setup = first steps: language, time zone, country, and the announcement
command-community-show = what is set here
command-community-policy = the safety text of this community
command-community-agreement = the group agreement of this community, for sessions
command-community-digest = a few private lines a week, for you as a moderator
command-community-quiet = a pause for everyone here, such as after a loss

option-community-setup-language = the language of what I say in rooms
option-community-setup-zone = a city; times in rooms are said in its time
option-community-setup-country = so that the right numbers to call are shown
option-community-setup-contact = whom members can ask about their data
option-community-policy-text = your own text; “default” takes the one I offer
option-community-agreement-text = your own text; “default” takes the one I offer, “none” removes it
option-community-digest-on-or-off = on or off; without it, what I would say now
option-community-quiet-until = such as monday or in two weeks; “over” ends it

help-example-community-setup = For example: { CMD("community setup german Berlin country:DE") }
help-example-community-show = It needs nothing else.
help-example-community-policy = For example: { CMD("community policy") } to read it.
help-example-community-agreement = For example: { CMD("community agreement") } to read it, { CMD("community agreement none") } to do without.
help-example-community-digest = For example: { CMD("community digest on") }
help-example-community-quiet = For example: { CMD("community quiet monday") }, and to end it: { CMD("community quiet over") }
ask-community-quiet-until = Until when should I begin nothing here? Answers and { CMD("urgent") } go on.

community-setup = This is how it stands here.
community-show = What is set here:
community-change = To change it: { CMD("community setup") }, { CMD("community policy") } or { CMD("community quiet monday") }
community-language = Language in rooms: { $value }
community-zone = Time zone: { $value }
community-country = Country: { $value }
community-contact = For questions about data: { $value }
community-policy = Safety text accepted: { $value }
community-announced = Announced: { $value }
community-not-set = not set
community-language-missing = I have no words in { $language } yet, so I write English in rooms.
community-missing = What is missing, and how to set it:
community-missing-language = The language of what I say in rooms: { CMD("community setup german") }
community-missing-zone = The time zone of this community, from a city: { CMD("community setup zone:Berlin") }
community-missing-country = The country of this community, for the right numbers to call: { CMD("community setup country:Ireland") }
community-missing-contact = Whom members can ask about their data: { CMD("community setup contact:mia") }
community-missing-policy = The safety text: { CMD("community policy") }
community-read-policy = Read the safety text
community-announcement = I would post this announcement here, in { $language }. In your own language, it says:
community-announcement-where = The announcement is posted where it belongs: type { CMD("community setup") } in that room.
community-claimed = “{ $name }” counts this room as its own. If that is right, its settings and its moderators count here, too.
community-belong = It belongs to “{ $name }”
community-belongs = From now on, this room belongs to “{ $name }”.
community-announce = Post it here
community-announced-here = I am posting it there. Pin it, so that people find it later. If it does not appear, I am not allowed to write in that room.

community-policy-offered = A safety text that you can take as it is. Nobody here has accepted one yet.
community-policy-now = The safety text of this community:
community-policy-accept = Accept it
community-policy-accepted = Accepted. This is the safety text of this community from now on:
community-policy-own = To write your own: { CMD("community policy") }, then your text. To take the one I offer: { CMD("community policy default") }
community-policy-line = { $line }
policy-helpers = Helpers here are volunteers and peers. They listen; they do not treat, and they are no emergency service.
policy-hours = Nobody watches all the time. In danger, people call their emergency number or a line, and nobody has to wait for an answer here.
policy-limits = A helper may stop at any time, and pass a talk on. Nobody carries somebody else alone.
policy-minors = Whoever is under age is answered as kindly as anybody, and told of lines for young people. No helper talks with them alone in private.
policy-passed-on = What is said stays here, except where a life seems in danger: then a helper may tell the moderators, and says so.
policy-complaints = If something here is not right, tell any moderator. Whom it is about does not decide about it.

community-agreement-offered = There is no group agreement here, so whoever joins a session is asked nothing. This is one that you can take as it is:
community-agreement-now = The group agreement of this community. Whoever joins a session reads it once, and agrees:
community-agreement-take = Take this one
community-agreement-set = From now on, whoever joins a session reads this once, and agrees:
community-agreement-removed = There is no group agreement here any more. Whoever joins a session is asked nothing.
community-agreement-own = To write your own: { CMD("community agreement") }, then your text. To do without: { CMD("community agreement none") }
agreement-stays = What is said stays with those who were there. Nobody can guarantee it.
agreement-free = Pass, be quiet or leave at any time.
agreement-advice = Ask before advising. No details of ways to self-harm.
agreement-peer = Whoever holds it is a peer, not a therapist. If a life seems in danger, they may tell the moderators.

community-digest-on = From now on I write to you in private once a week. The first time is { $first }. To stop: { CMD("community digest off") }
community-digest-off = Done. I write no weekly lines to you any more.
community-digest-turn-on = Write to me once a week
community-digest-turn-off = Do not write to me
community-digest-now = What I would say this week:
community-digest = A few lines about the week, as you asked.
community-digest-ready = A few lines about the week are ready, as you asked.
community-digest-show = Show them
community-digest-nothing = Nothing is open, and nothing failed.
community-digest-end = To stop: { CMD("community digest off") }
community-digest-failed =
    { $count ->
        [one] One thing that was due failed and is not tried again. Whoever runs me sees more with “alongside doctor”.
       *[other] { $count } things that were due failed and are not tried again. Whoever runs me sees more with “alongside doctor”.
    }

community-quiet-until = Quiet here until { $until }.
community-quiet-open = Quiet here until a moderator says so.
community-quiet-what = I begin nothing here: no check-ins, no prompts, no reminders. What people ask, I answer, and { CMD("urgent") } works.
community-quiet-go-on = Go on now
community-quiet-over = The quiet is over. What people asked for comes again at its next time.

## The announcement

announcement-who = Hello. I am Alongside, a program. I show coming groups, ask how you are if you want that, and find people to talk to.
announcement-compares = I compare messages in the rooms here with lists of words. If one sounds like a crisis, I write to its author in private. If it sounds like danger now, I may also tell the helpers here. I do not keep your words, and I miss things.
announcement-off = To switch this off for yourself: { CMD("you screening off") }. Nobody is told.
announcement-limits = I am not an emergency service, and nobody watches all the time. People to talk to, any hour: { CMD("urgent") }. A helper here: { CMD("ask") }.
announcement-matrix = Send me a direct message once, so that my private answers can reach you.
