import LotseCore
import LotseWeb

/// The questions about the home, and what the answers make.
struct HomeForm {
    let words: Words
    let places: [Municipality]
    let today: Day

    private var form: Form {
        let choices = Choices(words: words)
        return Form(
            "matches.home",
            [
                .required("dwelling", .choice(choices.dwellings)),
                Field("municipality", .selection(choices.municipalities(places))),
                .required("rooms", .selection(choices.rooms)),
                Field("budget", .money(0...10_000_000)),
                .required("earliest", .day), .required("arrive", .day),
                .required("child-minutes", .number(HomeSearch.possibleChildMinutes)),
                Field(ProfileForm.version, .hidden),
            ]
        )
    }

    func filled(_ kept: Kept<HomeSearch>?, for household: SeekingHousehold) -> Form {
        let value = kept?.value
        let arrival = household.wishedArrival ?? today.adding(months: 6)
        let rooms = min(16, 2 * (household.adults.count + household.children.count))
        let values = [
            "dwelling": value?.dwelling.rawValue ?? HomeSearch.Dwelling.rent.rawValue,
            "municipality": value?.municipality?.text ?? household.target?.text ?? "",
            "rooms": "\(value?.halfRooms ?? rooms)",
            "budget": value.map { $0.budget.map { words.money($0) } ?? "" } ?? "",
            "earliest": (value?.earliestOn ?? today).description,
            "arrive": (value?.arriveBy ?? max(arrival, today)).description,
            "child-minutes": "\(value?.childMinutes ?? 20)", ProfileForm.version: "\(kept?.version ?? 0)",
        ]
        return values.reduce(form) { $0.presetting($1.key, to: [$1.value]) }
    }

    func read(_ data: FormData) -> (form: Form, search: HomeSearch?) {
        var form = form.reading(data)
        let dwelling: HomeSearch.Dwelling? = form.choice("dwelling")
        let place = MunicipalityKey(form.text("municipality"))
        if dwelling == .settled, place == nil {
            form = form.adding(FormError("municipality", "matches.error.settled-where"))
        }
        if let earliest = form.day("earliest"), let arrive = form.day("arrive"), arrive < earliest {
            form = form.adding(FormError("arrive", "matches.error.arrive"))
        }
        guard form.isValid, let dwelling, let earliest = form.day("earliest"), let arrive = form.day("arrive"),
            let rooms = form.number("rooms"), let minutes = form.number("child-minutes")
        else { return (form, nil) }
        let search = HomeSearch(
            dwelling: dwelling,
            halfRooms: rooms,
            budget: form.money("budget"),
            municipality: dwelling == .settled ? place : nil,
            earliestOn: earliest,
            arriveBy: arrive,
            childMinutes: minutes
        )
        return (form, search)
    }
}
