/// What is graded when somebody and a vacancy are compared.
public enum Criterion: Int, CaseIterable, Sendable, Hashable {
    /// How near the occupation is in the hierarchy.
    case occupation
    /// The level of work against the level of training.
    case level
    case requiredSkills
    case wishedSkills
    case german
    case shifts
    case pay
    case commute
    case contract
    case family
    /// What the employer helps to find.
    case help

    /// The weight where an alliance has set none; together 1,000.
    public var standardWeight: Int {
        switch self {
        case .occupation: 260
        case .level: 80
        case .requiredSkills: 160
        case .wishedSkills: 40
        case .german: 110
        case .shifts: 60
        case .pay: 80
        case .commute: 90
        case .contract: 40
        case .family: 40
        case .help: 40
        }
    }
}
