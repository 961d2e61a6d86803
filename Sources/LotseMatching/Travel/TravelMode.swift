/// How somebody gets from one place to another.
///
/// The order is that in which equally quick modes are preferred.
public enum TravelMode: Int, CaseIterable, Sendable, Hashable {
    case walk
    case bicycle
    case car
    /// Bus, tram and train ("öffentlicher Nahverkehr").
    case transit
}
