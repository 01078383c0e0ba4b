### Verdicts of standards and the levels that conditions speak of.

verdict-pass = Met
verdict-gap = Gap
verdict-block = May not be decided
verdict-defer = Not yet
verdict-target-miss = Target missed
verdict-warn = Needs an exception by the competent authority
verdict-unknown = Not enough data

condition-met = met
condition-not-met = not met
condition-unknown = not known

level-education-none = none
level-education-elementary = elementary
level-education-intermediate = intermediate
level-education-college = college
level-education-university = university
level-education-master = master
level-education-doctor = doctorate

level-theory-none = none
level-theory-fostered = fostered
level-theory-elementary = elementary
level-theory-intermediate = intermediate
level-theory-advanced = advanced
level-theory-bachelor = bachelor of politics

level-state_management-none = none
level-state_management-officer = officer grade
level-state_management-expert = specialist grade
level-state_management-principal = principal specialist grade
level-state_management-senior = senior specialist grade

learning-education = professional education
learning-theory = political theory
learning-state_management = state management
learning-language = foreign language
learning-it = computing
learning-professional_title = professional title
learning-general_education = general education
learning-skill = skill
learning-state-held = held
learning-state-studying = being studied for

## What is missing, short enough for a headline

missing-education = education: { $level }
missing-general_education = general education: { $level }
missing-theory = { $level } political theory
missing-state_management = state management: { $level }
missing-language = foreign language: { $level }
missing-it = computing: { $level }
missing-rank = rank: { $level }

## Why

why-rule = { $rule }: { $requirement }
why-all = All of these
why-any = At least one of these
why-not = Not this
why-always = Nothing is asked
why-never = Never
why-flag = { $field }: { $held }
why-recorded = { $field } must be recorded; on record: { $held }
why-compare = { $field }: on record { $held }, needed { $wanted }
why-among = { $field }: on record { $held }, needed one of: { $wanted }
why-other-than = other than { $wanted }
why-less = under { $wanted }
why-more = over { $wanted }
why-at-most = { $wanted } at most
why-at-least = { $wanted } or above
why-studying = studying for { $field }
why-held-since = { $field } { $level } held since
why-member = { $field }: { $word }
why-yes = yes
why-no = no
why-any-other = any other

## Fields of the record

field-person-sex = sex
field-person-birth = birth
field-person-recruited = recruited
field-person-age_months = age (months)
field-person-service_months = service (months)
field-person-months_in_post = time in the post (months)
field-person-months_in_rank = time in the rank (months)
field-person-months_in_field = time in the field (months)
field-person-months_to_retirement = time to retirement age (months)
field-person-good_years = years in a row graded good or better
field-person-education = education
field-person-general_education = general education
field-person-theory = political theory
field-person-state_management = state management
field-person-language = foreign language
field-person-it = computing
field-person-rank = rank
field-person-last_grade = latest grade
field-person-coefficient = salary coefficient
field-person-field = specialism
field-person-party = Party membership
field-person-standing = standing
field-person-ethnic_minority = ethnic minority
field-person-planned = planned successor
field-post-since = in the post since
field-post-title = title
field-post-group = title group
field-unit-kind = kind of unit
field-unit-terrain = terrain
field-unit-eased = floor lowered for the place
field-move-first_time = first appointment
field-move-higher = to a higher post
field-move-non_local = not from the place
field-study-mode = mode of study
field-study-ladder = field of study
field-study-level = level of study
field-year-points = points of the year
field-year-decline = decline or breach
field-year-duty_discipline = disciplined over duty
field-year-unit_corruption = corruption in the unit

terrain-plain = plain
terrain-mountain = mountain
terrain-border = border
terrain-island = island
terrain-hard = hard conditions

why-scope = { $rule }: does it apply
missing-to-judge = { $why }, so it is not known which standards apply
missing-unrecorded = { $fields }: not recorded
missing-unplaced-rank = the rules do not know the rank code { $rank }
