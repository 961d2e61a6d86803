/// What kind of thing an object of a feed is.
package enum FeedKind: String, CaseIterable, Sendable {
    case vacancy
    case home
    case plot
    case carePlace = "care-place"
    case school
    case course
    case place
}

/// One object of a feed, in the neutral shape of its kind.
///
/// Boxed, so that a list of many thousands grows without copying them.
package indirect enum FeedRecord: Hashable, Sendable {
    case vacancy(VacancyRecord)
    case home(HomeRecord)
    case plot(PlotRecord)
    case carePlace(CarePlaceRecord)
    case school(SchoolRecord)
    case course(CourseRecord)
    case place(PlaceRecord)

    package var key: FeedKey {
        switch self {
        case .vacancy(let record): record.key
        case .home(let record): record.key
        case .plot(let record): record.key
        case .carePlace(let record): record.key
        case .school(let record): record.key
        case .course(let record): record.key
        case .place(let record): record.key
        }
    }

    package var kind: FeedKind {
        switch self {
        case .vacancy: .vacancy
        case .home: .home
        case .plot: .plot
        case .carePlace: .carePlace
        case .school: .school
        case .course: .course
        case .place: .place
        }
    }

    /// Tells whether two deliveries of an object say the same.
    package var fingerprint: FeedFingerprint {
        switch self {
        case .vacancy(let record): record.fingerprint
        case .home(let record): record.fingerprint
        case .plot(let record): record.fingerprint
        case .carePlace(let record): record.fingerprint
        case .school(let record): record.fingerprint
        case .course(let record): record.fingerprint
        case .place(let record): record.fingerprint
        }
    }
}
