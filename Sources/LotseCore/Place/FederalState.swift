/// One of the sixteen Länder, by the first two digits of the official municipality key.
package enum FederalState: String, CaseIterable, Sendable {
    case schleswigHolstein = "01"
    case hamburg = "02"
    case lowerSaxony = "03"
    case bremen = "04"
    case northRhineWestphalia = "05"
    case hesse = "06"
    case rhinelandPalatinate = "07"
    case badenWuerttemberg = "08"
    case bavaria = "09"
    case saarland = "10"
    case berlin = "11"
    case brandenburg = "12"
    case mecklenburgVorpommern = "13"
    case saxony = "14"
    case saxonyAnhalt = "15"
    case thuringia = "16"

    /// Nil for a key whose first digits no Land has.
    package init?(of municipality: MunicipalityKey) {
        self.init(rawValue: municipality.state)
    }
}
