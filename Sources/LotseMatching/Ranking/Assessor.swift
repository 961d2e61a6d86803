/// Compares one person with one vacancy: what the rankings mean, said without any index.
public struct Assessor: Sendable {
    public let rules: RankingRules
    public let travel: TravelModel

    public init(rules: RankingRules = RankingRules(), travel: TravelModel = .estimate) {
        self.rules = rules
        self.travel = travel
    }

    /// How they fit; nil where the vacancy is of another trade.
    ///
    /// What an index refuses as a `Seeker.Fault` or `Vacancy.Field` must not be asked here.
    public func assessment(of seeker: Seeker, for vacancy: Vacancy) -> Assessment? {
        var nearest: (trade: Int, digits: Int) = (0, -1)
        for trade in seeker.trades {
            let digits = OccupationCode.sharedDigits(trade.occupation, vacancy.occupation)
            if digits > nearest.digits { nearest = (trade.occupation, digits) }
        }
        guard nearest.digits >= rules.leastDigits else { return nil }
        let way = way(of: seeker, to: vacancy)
        var contributions: [Assessment.Contribution] = []
        contributions.reserveCapacity(Criterion.allCases.count)
        func add(_ criterion: Criterion, _ share: Int, _ fact: Assessment.Fact) {
            contributions.append(
                .init(
                    criterion: criterion,
                    points: Int(rules.points(criterion, share)),
                    most: Int(rules.points(criterion, Share.full)),
                    fact: fact
                )
            )
        }
        add(.occupation, rules.nearness[nearest.digits], .occupation(nearest: nearest.trade, digits: nearest.digits))
        let level = OccupationCode.level(vacancy.occupation)
        add(.level, Share.level(seeker.level - level), .level(has: seeker.level, needs: level))
        for (criterion, asked) in [(Criterion.requiredSkills, vacancy.required), (.wishedSkills, vacancy.wished)] {
            let has = asked.filter(seeker.skills.contains)
            let learning = asked.filter(seeker.learning.contains)
            let missing = asked.filter { !has.contains($0) && !learning.contains($0) }
            let share = Share.skills(halves: 2 * has.count + learning.count, of: asked.count)
            add(criterion, share, .skills(has: has, learning: learning, missing: missing))
        }
        let shortfall = vacancy.german.rawValue - seeker.german.rawValue
        add(.german, Share.german(shortfall: shortfall), .german(has: seeker.german, needs: vacancy.german))
        let unready = vacancy.shifts.subtracting(seeker.shifts)
        add(.shifts, Share.shifts(unready: unready), .shifts(unready: unready))
        let pay = Share.pay(
            offered: Int(vacancy.pay),
            wished: Int(seeker.pay),
            floorInPercent: rules.payFloorInPercent
        )
        add(.pay, pay, .pay(offered: vacancy.pay, wished: seeker.pay))
        if let way, let home = seeker.home {
            let time = travel.time(from: home, to: vacancy.place, by: way.mode)
            add(.commute, Share.commute(minutes: way.minutes, span: rules.commuteSpan), .commute(way.mode, time))
        } else {
            add(.commute, Share.half, .noCommute)
        }
        add(
            .contract,
            Share.contract(vacancy.contract, wished: seeker.contracts),
            .contract(offered: vacancy.contract, wished: seeker.contracts)
        )
        add(
            .family,
            Share.wishes(seeker.family.rawValue, offered: vacancy.family.rawValue),
            .family(offered: vacancy.family, wished: seeker.family)
        )
        add(
            .help,
            Share.wishes(seeker.help.rawValue, offered: vacancy.help.rawValue),
            .help(offered: vacancy.help, wished: seeker.help)
        )
        return Assessment(contributions: contributions, obstacles: obstacles(of: seeker, to: vacancy, by: way))
    }

    private func way(of seeker: Seeker, to vacancy: Vacancy) -> TravelWay? {
        guard let home = seeker.home else { return nil }
        return travel.way(from: TravelPoint(home), to: TravelPoint(vacancy.place), within: seeker.limits)
    }

    private func obstacles(of seeker: Seeker, to vacancy: Vacancy, by way: TravelWay?) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if let way, way.excess > 0 {
            let isNear = way.excess <= rules.mostMinutesBeyond
            obstacles.append(Obstacle(kind: .commute, way: isNear ? .minutes(way.excess, way.mode) : nil))
        }
        if vacancy.isRegulated, let obstacle = recognition(of: seeker, for: vacancy.occupation) {
            obstacles.append(obstacle)
        }
        if let obstacle = permit(of: seeker, for: vacancy) { obstacles.append(obstacle) }
        if let obstacle = hours(of: seeker, for: vacancy) { obstacles.append(obstacle) }
        if let obstacle = start(of: seeker, for: vacancy) { obstacles.append(obstacle) }
        return obstacles
    }

    /// Recognition counts within a subgroup: the first four digits are the same.
    private func recognition(of seeker: Seeker, for occupation: Int) -> Obstacle? {
        let states = seeker.trades.filter { OccupationCode.sharedDigits($0.occupation, occupation) == 4 }
            .map(\.recognition.rawValue)
        switch states.max().flatMap(Recognition.init) {
        case .full: return nil
        case .partial: return Obstacle(kind: .recognition, way: .assistUntilAdapted)
        case .applied: return Obstacle(kind: .recognition, way: .assistUntilDecided)
        case Recognition.none?: return Obstacle(kind: .recognition, way: .applyForRecognition)
        case nil: return Obstacle(kind: .recognition, way: nil)
        }
    }

    private func permit(of seeker: Seeker, for vacancy: Vacancy) -> Obstacle? {
        let isSkilled = OccupationCode.level(vacancy.occupation) >= 2
        switch seeker.permit {
        case .unrestricted: return nil
        case .skilledOnly: return isSkilled ? nil : Obstacle(kind: .permit, way: nil)
        case .withConsent: return vacancy.helpsWithPermit ? nil : Obstacle(kind: .permit, way: .askForConsent)
        case .missing:
            let canStart = isSkilled && vacancy.helpsWithPermit
            return Obstacle(kind: .permit, way: canStart ? .fastProcedure : nil)
        }
    }

    private func hours(of seeker: Seeker, for vacancy: Vacancy) -> Obstacle? {
        let more = vacancy.hours.lowerBound - seeker.hours.upperBound
        let fewer = seeker.hours.lowerBound - vacancy.hours.upperBound
        guard max(more, fewer) > 0 else { return nil }
        guard max(more, fewer) <= rules.mostHoursBeyond else { return Obstacle(kind: .hours, way: nil) }
        return Obstacle(kind: .hours, way: more > 0 ? .moreHours(more) : .fewerHours(fewer))
    }

    private func start(of seeker: Seeker, for vacancy: Vacancy) -> Obstacle? {
        if let fillBy = vacancy.fillBy, seeker.earliestOn > fillBy {
            let isSoon = seeker.earliestOn - fillBy <= rules.mostDaysBeyond
            return Obstacle(kind: .start, way: isSoon ? .employerWaits(until: seeker.earliestOn) : nil)
        }
        if let latestOn = seeker.latestOn, vacancy.startsOn > latestOn {
            let isSoon = vacancy.startsOn - latestOn <= rules.mostDaysBeyond
            return Obstacle(kind: .start, way: isSoon ? .waitUntil(vacancy.startsOn) : nil)
        }
        return nil
    }
}
