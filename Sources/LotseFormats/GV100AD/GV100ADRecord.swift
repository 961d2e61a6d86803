import LotseCore

/// One record of the register, by the type in its first two columns.
enum GV100ADRecord {
    /// Type 10: a Land.
    case state(key: String, name: String)
    /// Types 20 and 30: government regions and regions, which Lotse does not use.
    case region
    /// Type 40: a district or a town that is one itself.
    case district(DistrictFields)
    /// Type 50: an association of municipalities ("Gemeindeverband"); Lotse only checks its key.
    case association(key: String)
    /// Type 60.
    case municipality(MunicipalityFields)

    struct DistrictFields {
        let key: String
        let kind: String
        let name: String
    }

    struct MunicipalityFields {
        let key: MunicipalityKey
        /// The district's key and four digits.
        let association: String
        let kind: String
        let name: String
        let population: Int
        let postcode: String?
    }

    /// Columns of a record, in characters.
    static let length = 220

    /// Reads a record and the day that it describes ("Gebietsstand").
    static func read(_ row: FixedWidthRow) throws(RefusedRow) -> (day: Day, record: GV100ADRecord) {
        guard row.count == length else {
            throw row.refusal(
                "the record has \(row.count) characters instead of \(length)",
                "Take the file as it was published; a text editor may have cut blanks off or the encoding is another one."
            )
        }
        let day = try day(of: row)
        let name = try row.text(23...72, "the name")
        guard let name else { throw row.refusal(at: 22, "the name is missing", "Write it into columns 23 to 72.") }
        return (day, try record(row, named: name))
    }

    private static func record(_ row: FixedWidthRow, named name: String) throws(RefusedRow) -> GV100ADRecord {
        switch try row.digits(1...2, "the record type") {
        case "10":
            try row.blank(13...22)
            return .state(key: try stateKey(row), name: name)
        case "20":
            _ = try row.digits(13...13, "the government region")
            try row.blank(14...22)
            return .region
        case "30":
            _ = try row.digits(13...14, "the region")
            try row.blank(15...22)
            return .region
        case "40":
            try row.blank(16...22)
            let kind = try row.digits(123...124, "the kind of district")
            return .district(DistrictFields(key: try districtKey(row), kind: kind, name: name))
        case "50":
            try row.blank(16...18)
            return .association(key: try districtKey(row) + row.digits(19...22, "the association's key"))
        case "60": return .municipality(try municipality(row, named: name))
        case let type:
            throw row.refusal(
                at: 0,
                "the record type \(type) is unknown",
                "The register has types 10, 20, 30, 40, 50 and 60."
            )
        }
    }

    private static func municipality(
        _ row: FixedWidthRow,
        named name: String
    ) throws(RefusedRow) -> MunicipalityFields {
        let district = try districtKey(row)
        guard let key = MunicipalityKey(district + (try row.digits(16...18, "the municipality's key"))) else {
            throw row.refusal(at: 10, "the municipality's key is none", "Write eight digits into columns 11 to 18.")
        }
        _ = try row.number(129...139, "the area")
        let population = try row.number(140...150, "the number of inhabitants")
        guard try row.number(151...161, "the number of men") <= population else {
            throw row.refusal(at: 150, "there are more men than inhabitants", "Check columns 140 to 161.")
        }
        let postcode = try row.text(166...170, "the postcode")
        if postcode != nil { _ = try row.digits(166...170, "the postcode") }
        return MunicipalityFields(
            key: key,
            association: district + (try row.digits(19...22, "the association's key")),
            kind: try row.digits(123...124, "the kind of municipality"),
            name: name,
            population: population,
            postcode: postcode
        )
    }

    private static func day(of row: FixedWidthRow) throws(RefusedRow) -> Day {
        let digits = try row.digits(3...10, "the day of the register")
        guard let day = Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))") else {
            throw row.refusal(
                at: 2,
                "the calendar has no day \(digits)",
                "Write year, month and day into columns 3 to 10."
            )
        }
        return day
    }

    private static func stateKey(_ row: FixedWidthRow) throws(RefusedRow) -> String {
        let key = try row.digits(11...12, "the Land's key")
        guard FederalState(rawValue: key) != nil else {
            throw row.refusal(at: 10, "there is no Land \(key)", "The Länder have the keys 01 to 16.")
        }
        return key
    }

    private static func districtKey(_ row: FixedWidthRow) throws(RefusedRow) -> String {
        try stateKey(row) + row.digits(13...15, "the district's key")
    }
}
