/// When bundles of one list really differ.
///
/// Two bundles of a list differ in the home or in at least one adult's vacancy: of those that differ only in Kita,
/// school or course the best stands for all. And neither one home nor one vacancy fills the list: each may stand in it
/// so often and no oftener. The list is built from the top: each next bundle is the best of all that the bundles before
/// it leave allowed. That makes the list exact: it is what one gets who sorts every bundle there is and takes from the
/// top whatever the rule allows.
public struct BundleDiversity: Sendable, Hashable {
    public var mostPerHome: Int
    /// Whichever adult it is for.
    public var mostPerVacancy: Int

    public init(mostPerHome: Int = 2, mostPerVacancy: Int = 4) {
        self.mostPerHome = max(mostPerHome, 1)
        self.mostPerVacancy = max(mostPerVacancy, 1)
    }
}
