# What somebody tells the bot about themselves.

command-you-show = what I know about you
command-you-zone = your time zone, from a city
command-you-language = the language I write to you in
command-you-country = your country, for the right numbers to call
command-you-day-end = when your day ends; until then an answer counts for that day

option-you-zone-zone = your city, or the time it is for you now
option-you-language-language = such as german, Deutsch or de
option-you-country-country = its name or two letters
option-you-day-end-time = such as 4:00 or 2am

help-example-you-show = It needs nothing else.
help-example-you-zone = For example: { CMD("you zone Berlin") }
help-example-you-language = For example: { CMD("you language german") }
help-example-you-country = For example: { CMD("you country Ireland") }
help-example-you-day-end = For example: { CMD("you day-end 2am") }

you-show = What you told me about yourself:
you-zone = Time zone: { $value }
you-language = Language: { $value }
you-country = Country: { $value }
you-day-end = Your day ends at: { $value }
you-not-set = not told
you-change = To change one: { CMD("you zone") }, { CMD("you country") }, and so on. I keep no answers to check-ins.

you-zone-which = Which city has your time? Or tell me what time it is for you now. So far: { $now }.
you-zone-set = I use { $city } time for you. It is { $now } there.
you-language-which = Which language should I write to you in?
you-language-set = I write to you in { $language }.
you-language-kept = I have noted it, and will write it once I can.
you-country-which = Which country are you in? It is only used to find the right numbers.
you-country-set = I use numbers for { $country }. They are at { CMD("urgent") }
you-day-end-which = When does your day end? Until then, an answer counts for the day before. So far: { $now }.
you-day-end-set = Your day ends at { $time }. Until then, an answer counts for the day before.
