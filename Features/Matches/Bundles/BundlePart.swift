import LotseCore
import LotseMatching

/// One thing of a bundle: what it is, for whom, and how one gets there.
struct BundlePart: Sendable {
    enum Holder: Sendable, Hashable {
        case together
        case adult(Int)
        case child(Int)
    }

    enum Thing: Sendable {
        case home(OpenHome)
        case vacancy(OpenVacancy)
        case place(OpenPlace)
        case course(OpenCourse)
    }

    let holder: Holder
    let person: Identifier<HouseholdMember>?
    let thing: Thing
    let way: ArrivalBundle.Way?

    var listing: OpenListing {
        switch thing {
        case .home(let home): home.listing
        case .vacancy(let vacancy): vacancy.listing
        case .place(let place): place.listing
        case .course(let course): course.listing
        }
    }

    var topic: Topic {
        switch thing {
        case .home(let home): home.kind == .plot ? .buildingPlot : .housing
        case .vacancy: .work
        case .place(let place): if case .ages = place.takes { .childcare } else { .school }
        case .course: .language
        }
    }
}

extension ArrivalBundle {
    /// The things of the bundle: the home first, then adult by adult, then child by child.
    func parts(of question: FamilyQuestion, in table: BundleTable) -> [BundlePart] {
        var parts: [BundlePart] = []
        if let home {
            parts.append(BundlePart(holder: .together, person: nil, thing: .home(table.homes[home]), way: nil))
        }
        for (number, adult) in adults.enumerated() {
            func add(_ thing: BundlePart.Thing, _ way: Way?) {
                let person = question.adults[number].person
                parts.append(BundlePart(holder: .adult(number), person: person, thing: thing, way: way))
            }
            if let choice = adult.vacancy { add(.vacancy(table.vacancies[choice.index].open), choice.way) }
            if let choice = adult.course { add(.course(table.courses[choice.index]), choice.way) }
        }
        for (number, choice) in children.enumerated() {
            guard let choice else { continue }
            parts.append(
                BundlePart(
                    holder: .child(number),
                    person: question.children[number].person,
                    thing: .place(table.places[choice.index]),
                    way: choice.way
                )
            )
        }
        return parts
    }
}
