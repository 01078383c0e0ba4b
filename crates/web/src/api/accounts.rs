//! Accounts and their rights, for a program that gives and ends them as the offices of people change. Nobody grants to the account that a key
//! stands for, and a password that is lost is handed out by people alone.

use ledger::{Entity, PersonId, UnitId};
use office::accounts::{Account, AccountProblem, GrantPaper, GrantProblem, NewGrant};
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use office::writer::NotDone;
use words::Message;

use super::call::PAGE;
use super::problem::Part;
use super::right::{RightTold, classes, of_right, roles};
use super::things::count;
use super::wire::{AccountCode, Cursor, Id};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::users::account_problem;
use crate::site::Rule;

pub(super) const MANAGE: Rule = Rule::Any(&[Deed::ManageAccounts]);
const ACCOUNT: Input = Input::must("account", Kind::Sign(12), "The account: its code.", "0123456789ab");
const RIGHT: Input = Input::must(
    "right",
    Kind::Whole(0, u32::MAX as i64),
    "The number of the right.",
    "1",
);
const NEW: &[Input] = &[
    Input::must(
        "name",
        Kind::LogIn,
        "The name to log in with: 2 to 40 lower-case letters, digits, points, dashes.",
        "van.thu",
    ),
    Input::may("shown_as", Kind::Line(100), "The name that pages show.", "Văn thư"),
    Input::may("person", Kind::Id, "The person behind it.", "3-0"),
];
const PAPER: Input = Input::must(
    "paper",
    Kind::Line(200),
    "The paper that orders it: number and symbol.",
    "12/QĐ-UBND",
);
const SIGNED: Input = Input::must(
    "signed",
    Kind::Day,
    "The day on which the paper was signed.",
    "2019-03-10",
);
const SIGNER: Input = Input::must(
    "signer",
    Kind::Line(200),
    "Who signed the paper, with the title.",
    "Chủ tịch UBND huyện",
);
const GRANT: &[Input] = &[
    Input::must("role", Kind::Choice(roles), "Which role.", "counter"),
    Input::must("unit", Kind::Id, "Over this unit and all below it.", "3-0"),
    Input::must("class", Kind::Choice(classes), "Up to this class of data.", "internal"),
    Input::may(
        "from",
        Kind::Day,
        "From this day on; today where nothing is said.",
        "2019-03-14",
    ),
    Input::may(
        "until",
        Kind::Day,
        "The first day on which it gives nothing more.",
        "2020-01-01",
    ),
    PAPER,
    SIGNED,
    SIGNER,
];
const END: &[Input] = &[
    Input::must(
        "from",
        Kind::Day,
        "The first day on which it gives nothing more.",
        "2020-01-01",
    ),
    PAPER,
    SIGNED,
    SIGNER,
];
const OPEN: &[Input] = &[Input::must(
    "open",
    Kind::Flag,
    "Whether it may log in from now on.",
    "false",
)];

wire! {
    /// An account.
    AccountTold {
        /// Its code, which stands for it in addresses.
        code: AccountCode,
        /// The name to log in with.
        name: String,
        /// The name that pages show.
        shown_as: String,
        /// The person behind it.
        person: Option<Id>,
        /// Whether it may log in.
        open: bool,
        /// Whether its holder must choose a password first.
        handed_out: bool,
        /// Whether it has a second factor.
        second_factor: bool,
        /// Its rights, also those that are over.
        rights: Vec<RightTold>,
        /// Rights that were proposed and give nothing before a second person has confirmed them on a page.
        proposed: Vec<RightTold>,
    }
    /// A page of accounts, by name.
    AccountsPage {
        /// How many there are within reach.
        total: u32,
        /// Those of this page.
        items: Vec<AccountTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A new account.
    AccountMade {
        /// The account.
        account: AccountTold,
        /// Its password of one use: told this once.
        password: String,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listAccounts",
            (Verb::Get, "/api/v1/accounts"),
            MANAGE,
            "The accounts that the key may manage, with their rights.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "createAccount",
            (Verb::Post, "/api/v1/accounts"),
            MANAGE,
            "Makes an account without rights, with a password of one use.",
            create,
        )
        .told(&[NEW]),
        Operation::new(
            "getAccount",
            (Verb::Get, "/api/v1/accounts/{account}"),
            MANAGE,
            "One account with its rights.",
            show,
        )
        .at(&[ACCOUNT]),
        Operation::new(
            "openAccount",
            (Verb::Post, "/api/v1/accounts/{account}/open"),
            MANAGE,
            "Closes an account, or opens it again: whoever is logged in with it is logged out.",
            set_open,
        )
        .at(&[ACCOUNT])
        .told(&[OPEN]),
        Operation::new(
            "grantRight",
            (Verb::Post, "/api/v1/accounts/{account}/rights"),
            MANAGE,
            "Grants a right by a paper. Nobody grants to the account that the key stands for, nor to another one of its holder.",
            grant,
        )
        .at(&[ACCOUNT])
        .told(&[GRANT]),
        Operation::new(
            "endRight",
            (Verb::Post, "/api/v1/accounts/{account}/rights/{right}/end"),
            MANAGE,
            "Ends a right by a paper; what was delegated from it ends with it.",
            end,
        )
        .at(&[ACCOUNT, RIGHT])
        .told(&[END]),
    ]
}

pub(super) fn asker(call: &Call) -> Asker<'_> {
    Asker::Account(&call.visit.actor)
}

fn reached(call: &Call) -> Result<Vec<Account>, Trouble> {
    let all = call.visit.site.office().accounts_in_reach(asker(call));
    all.map_err(|problem| Trouble::Failed(problem.to_string()))
}

fn found(call: &Call) -> Result<Account, Trouble> {
    let code = call.text("account").unwrap_or_default();
    let found = reached(call)?.into_iter().find(|account| account.code() == code);
    found.ok_or(Trouble::NotFound)
}

fn list(call: &Call) -> Result<AccountsPage, Trouble> {
    let all = reached(call)?;
    let (range, next) = call.page(all.len());
    Ok(AccountsPage {
        total: count(all.len()),
        items: all
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|account| told(call, account))
            .collect(),
        next,
    })
}

fn show(call: &Call) -> Result<AccountTold, Trouble> {
    Ok(told(call, &found(call)?))
}

fn told(call: &Call, account: &Account) -> AccountTold {
    let office = call.visit.site.office();
    let today = office.today();
    AccountTold {
        code: AccountCode(account.code()),
        name: account.name.clone(),
        shown_as: account.shown_as.clone(),
        person: account.person.clone().map(Id),
        open: account.open,
        handed_out: account.handed_out,
        second_factor: office.has_second_factor(&account.name),
        rights: account.grants.iter().map(|right| of_right(right, today)).collect(),
        proposed: account
            .proposed
            .iter()
            .map(|own| RightTold {
                runs: false,
                ..of_right(&own.right, today)
            })
            .collect(),
    }
}

fn create(call: &Call) -> Result<AccountMade, Trouble> {
    let office = call.visit.site.office();
    let person: Option<PersonId> = call.text("person").and_then(|id| id.parse().ok());
    let known = person.is_none_or(|person| call.visit.value.place(Entity::Person(person)).is_some());
    if !known {
        return Err(fault("person", Message::new("users-no-such-person")));
    }
    let text = |name: &str| call.text(name).unwrap_or_default().trim();
    let made = office.hand_out_account(asker(call), text("name"), text("shown_as"), person);
    let password = made.map_err(|problem| Trouble::not_done(problem, |why| not_made(&why)))?;
    let account = office.account(text("name")).ok_or(Trouble::NotFound)?;
    Ok(AccountMade {
        account: told(call, &account),
        password,
    })
}

fn not_made(why: &[AccountProblem]) -> Trouble {
    let failed = why.iter().find_map(|why| match why {
        AccountProblem::Store(problem) => Some(problem.clone()),
        AccountProblem::Hashing => Some("the password could not be hashed".to_owned()),
        _ => None,
    });
    if let Some(problem) = failed {
        return Trouble::Failed(problem);
    }
    let faults = why.iter().map(|why| {
        let field = if *why == AccountProblem::OutOfReach {
            "person"
        } else {
            "name"
        };
        Fault::new(Part::Body, field, account_problem(why))
    });
    Trouble::Invalid(faults.collect())
}

fn fault(name: &str, message: Message) -> Trouble {
    Trouble::Invalid(vec![Fault::new(Part::Body, name, message)])
}

fn set_open(call: &Call) -> Result<AccountTold, Trouble> {
    let account = found(call)?;
    let open = call.flag("open").unwrap_or(false);
    done(
        call,
        call.visit.site.office().set_open(asker(call), &account.name, open),
    )
}

fn grant(call: &Call) -> Result<AccountTold, Trouble> {
    let account = found(call)?;
    let office = call.visit.site.office();
    let text = |name: &str| call.text(name).unwrap_or_default();
    let missing = |name: &str| fault(name, Message::new("api-missing-field"));
    let day = |name: &str| call.text(name).and_then(|day| day.parse().ok());
    let wish = NewGrant {
        role: Role::from_word(text("role")).ok_or_else(|| missing("role"))?,
        unit: text("unit").parse().map(UnitId).map_err(|_| missing("unit"))?,
        class: DataClass::from_word(text("class")).ok_or_else(|| missing("class"))?,
        from: day("from").unwrap_or(office.today()),
        until: day("until"),
        paper: paper(call),
    };
    let given = office.grant(asker(call), &account.name, &wish);
    done(call, given.map(drop))
}

fn end(call: &Call) -> Result<AccountTold, Trouble> {
    let account = found(call)?;
    let right = call.whole("right").and_then(|number| u32::try_from(number).ok());
    let right = right.filter(|number| account.grants.iter().any(|held| held.number == *number));
    let right = right.ok_or(Trouble::NotFound)?;
    let from = call.text("from").and_then(|day| day.parse().ok());
    let from = from.ok_or_else(|| fault("from", Message::new("api-missing-field")))?;
    let office = call.visit.site.office();
    done(
        call,
        office.end_grant(asker(call), &account.name, right, from, &paper(call)),
    )
}

/// The paper that orders it.
fn paper(call: &Call) -> GrantPaper {
    let text = |name: &str| call.text(name).unwrap_or_default().trim().to_owned();
    GrantPaper {
        number: text("paper"),
        signed: text("signed").parse().ok(),
        signer: text("signer"),
    }
}

/// The account as it is then, or why it was not done.
fn done(call: &Call, done: Result<(), NotDone<Vec<GrantProblem>>>) -> Result<AccountTold, Trouble> {
    done.map_err(|problem| Trouble::not_done(problem, |why| not_granted(&why)))?;
    show(call)
}

fn not_granted(why: &[GrantProblem]) -> Trouble {
    if let Some(GrantProblem::Store(problem)) = why.iter().find(|why| matches!(why, GrantProblem::Store(_))) {
        return Trouble::Failed(problem.clone());
    }
    if why.contains(&GrantProblem::Oneself) {
        return Trouble::Denied(words::grant_problem(&GrantProblem::Oneself));
    }
    let field = |why: &GrantProblem| match why {
        GrantProblem::OutOfReach | GrantProblem::NoSuchUnit => "unit",
        GrantProblem::NoPaper => "paper",
        GrantProblem::NoPaperDay | GrantProblem::PaperLater(_) => "signed",
        GrantProblem::NoPaperSigner => "signer",
        GrantProblem::ClassTooHigh(_) => "class",
        GrantProblem::EndsBeforeItBegins | GrantProblem::OverAlready | GrantProblem::LongerThanOwn(_) => "until",
        GrantProblem::InThePast(_) | GrantProblem::SoonerThanOwn(_) => "from",
        _ => "role",
    };
    let faults = why
        .iter()
        .map(|why| Fault::new(Part::Body, field(why), words::grant_problem(why)));
    Trouble::Invalid(faults.collect())
}
