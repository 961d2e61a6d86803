import LotseCore

/// A register in the making: records one by one, then the questions that only the whole file answers.
struct GV100ADDraft {
    var refusals = RefusedRows()
    private var day: Day?
    /// Names by key.
    private var states: [String: String] = [:]
    private var districts: [String: GV100ADRecord.DistrictFields] = [:]
    private var associations: Set<String> = []
    private var municipalities: [GV100ADRecord.MunicipalityFields] = []
    /// The lines of keys, by record type and key.
    private var lines: [String: Int] = [:]
    private var recordCount = 0

    mutating func take(_ row: FixedWidthRow) throws(RefusedRow) {
        let (day, record) = try GV100ADRecord.read(row)
        if let first = self.day, first != day {
            throw row.refusal(
                at: 2,
                "the record describes \(day), the first one \(first)",
                "A file holds the register of one day; do not join two of them."
            )
        }
        self.day = day
        recordCount += 1
        switch record {
        case .state(let key, let name):
            try note("Land", key, in: row)
            states[key] = name
        case .region: break
        case .district(let fields):
            try note("district", fields.key, in: row)
            districts[fields.key] = fields
        case .association(let key):
            try note("association", key, in: row)
            associations.insert(key)
        case .municipality(let fields):
            try note("municipality", fields.key.text, in: row)
            municipalities.append(fields)
        }
    }

    /// The register; throws where any record was refused or something that a record names is missing.
    mutating func finished(encoding: TextLines.Encoding) throws(RefusedRows) -> GV100AD {
        // Where records were refused, others seem to miss them: one round of complaints at a time.
        if refusals.isEmpty { checkParents() }
        if refusals.isEmpty, municipalities.isEmpty {
            refusals.add(
                RefusedRow(
                    line: 0,
                    problem: "the file holds no municipality",
                    mending: "Choose the file GV100AD of the municipality register."
                )
            )
        }
        guard refusals.isEmpty, let day else { throw refusals }
        return GV100AD(
            day: day,
            municipalities: municipalities.map(municipality).sorted { $0.key < $1.key },
            districtCount: districts.count,
            recordCount: recordCount,
            encoding: encoding
        )
    }

    private mutating func note(_ kind: String, _ key: String, in row: FixedWidthRow) throws(RefusedRow) {
        if let line = lines.updateValue(row.line, forKey: "\(kind) \(key)") {
            throw row.refusal(at: 10, "the \(kind) \(key) stands in line \(line) already", "Remove one of the two.")
        }
    }

    private mutating func checkParents() {
        for district in districts.keys.sorted() where states[String(district.prefix(2))] == nil {
            miss("district", district, "Land", String(district.prefix(2)))
        }
        for association in associations.sorted() where districtName(String(association.prefix(5))) == nil {
            miss("association", association, "district", String(association.prefix(5)))
        }
        for place in municipalities {
            if districtName(place.key.district) == nil {
                miss("municipality", place.key.text, "district", place.key.district)
            } else if !associations.contains(place.association) {
                miss("municipality", place.key.text, "association", place.association)
            }
        }
    }

    private mutating func miss(_ kind: String, _ key: String, _ parent: String, _ parentKey: String) {
        refusals.add(
            RefusedRow(
                line: lines["\(kind) \(key)"] ?? 0,
                column: 11,
                problem: "the \(kind) \(key) lies in the \(parent) \(parentKey), which the file does not name",
                mending: "Add its record, or take the file as it was published."
            )
        )
    }

    private func municipality(_ fields: GV100ADRecord.MunicipalityFields) -> Municipality {
        let key = fields.key
        let names = GV100ADNames.municipality(fields.name, kind: fields.kind, district: key.district)
        return Municipality(
            key: key,
            name: names.german,
            sorbianName: names.sorbian,
            district: District(key: key.district, name: districtName(key.district) ?? key.district),
            position: nil,
            population: fields.population,
            postcodes: fields.postcode.map { [$0] } ?? []
        )
    }

    /// Waters and common territory lie in no district: `07000` stands for the whole Land.
    private func districtName(_ key: String) -> String? {
        if key.hasSuffix("000") { return states[String(key.prefix(2))] }
        return districts[key].map { GV100ADNames.district($0.name, kind: $0.kind, key: $0.key) }
    }
}
