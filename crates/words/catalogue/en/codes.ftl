### Names of the closed code lists of the ledger: list, hyphen, word of the code.

sex-male = male
sex-female = female

unit-kind-authority = authority
unit-kind-province = province
unit-kind-district = district
unit-kind-commune = commune
unit-kind-town = town
unit-kind-ward = ward
unit-kind-special-zone = special zone
unit-kind-village = village
unit-kind-resident-group = residents' group
unit-kind-party-body = Party body
unit-kind-state-body = state body
unit-kind-mass-body = Front or mass organisation
unit-kind-service-unit = public service unit
unit-kind-one-stop = one-stop desk
unit-kind-kindergarten = kindergarten
unit-kind-primary-school = primary school
unit-kind-lower-secondary-school = lower secondary school
unit-kind-multi-level-school = multi-level school
unit-kind-upper-secondary-school = upper secondary school
unit-kind-school-site = school site
unit-kind-room = room
unit-kind-other = other unit

standing-kind-cadre = cadre
standing-kind-civil-servant = civil servant
standing-kind-public-employee = public employee
standing-kind-contract-worker = contract worker
standing-kind-part-time = part-time
standing-kind-collaborator = collaborator
standing-kind-party-member = Party member
standing-kind-outstanding-citizen = outstanding citizen

learner-cadre = cadre
learner-party-member = Party member
learner-civil-servant-or-employee = civil servant or public employee
learner-part-time = part-time cadre
learner-collaborator = collaborator
learner-outstanding-citizen = outstanding citizen

party-none = none
party-probationary = probationary Party member
party-official = full Party member

hold-main = main
hold-concurrent = concurrent
hold-acting = acting

basis-recorded = stock-taking
basis-recruited = recruitment
basis-appointed = appointment
basis-reappointed = reappointment
basis-transferred = transfer
basis-rotated = rotation
basis-elected = election
basis-united = union of titles
basis-concurrent = concurrent assignment
basis-acting = acting assignment
basis-admitted = admission

quota-civil-service = civil service posts
quota-public-employees = public employee posts
quota-commune = commune cadres and civil servants
quota-part-time = part-time workers
quota-contracts = support contracts

family-political-theory = political theory
family-professional = professional skills

grade-excellent = completed duties excellently
grade-good = completed duties well
grade-completed = completed duties
grade-limited = completed, with limits in ability
grade-not-completed = did not complete duties
grade-short-excellent = Excellent
grade-short-good = Good
grade-short-completed = Completed
grade-short-limited = Limited
grade-short-not-completed = Not completed

discipline-reprimand = reprimand
discipline-warning = warning
discipline-pay-cut = pay cut
discipline-demotion = demotion
discipline-removal = removal from post
discipline-dismissal = dismissal

leaving-resigned = resigned
leaving-retired = retired
leaving-streamlined = streamlined
leaving-died = died
leaving-released = released to another ledger

line-management = management
line-party = Party organisation
line-professional = professional line

measure-households = households
measure-people = people
measure-area = area (km²)
measure-pupils = pupils
measure-school-classes = school classes
measure-rooms = rooms
measure-seats = seats
measure-latitude = latitude (degrees)
measure-longitude = longitude (degrees)
measure-road = road (km)
measure-teachers = teachers by the norm
measure-elevation = elevation (m)

result-passed = passed
result-failed = failed

ground-g1-reorganisation = surplus by reorganisation of the body
ground-g2-lost-post = loses a leading post by reorganisation
ground-g3-left-post = leaves a leading post by restructuring
ground-g4-restructuring = surplus by restructuring to job positions
ground-g5-below-standard = below the training standard of the position
ground-g6-rating = by rating
ground-g7-sick-leave = by length of sick leave
ground-g8-discipline = under discipline, voluntary
ground-g9-unit-merger = surplus by merging units

review-kept = kept in the plan
review-removed = taken out of the plan

clash-name = the name
clash-sex = sex
clash-birth = the day of birth
clash-citizen-number = the citizen number
clash-attribute = an attribute
clash-party = Party membership
clash-service = service
clash-rank = rank and step
clash-main-post = the main post
clash-contract = the contract
clash-retirement = the day of retirement
clash-learning = learning
clash-leaving = leaving the service
succession-merged = merged
succession-consolidated = consolidated
succession-split = split
succession-separated = separated
succession-transferred = transferred in part

contract-work-for-term = working contract for a term
contract-work-without-term = working contract without a term
contract-labour-for-term = labour contract for a term
contract-labour-without-term = labour contract without a term
contract-support = contract for support and service
contract-other = other contract

retirement-waiting = waiting for retirement
retirement-extended = going on after retirement age
