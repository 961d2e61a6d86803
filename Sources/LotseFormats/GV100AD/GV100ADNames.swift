/// Names as people write them, taken out of the register's own spelling.
enum GV100ADNames {
    /// Districts of Brandenburg's Sorbian settlement area, where the register joins both names by a slash.
    private static let sorbianDistricts: Set<String> = ["12052", "12061", "12066", "12071"]
    /// Kinds of area that have no council ("gemeindefreies Gebiet"): what they are stays part of the name.
    private static let unincorporated: Set<String> = ["65", "66"]

    /// The German name without titles such as ", Stadt", and the Sorbian one beside it.
    static func municipality(_ name: String, kind: String, district: String) -> (german: String, sorbian: String?) {
        let plain = unincorporated.contains(kind) ? name : withoutTitle(name)
        return sorbianDistricts.contains(district) ? parted(plain) : (plain, nil)
    }

    /// "Spree-Neiße" of kind 44 is "Landkreis Spree-Neiße"; towns and names that say it themselves stay.
    static func district(_ name: String, kind: String, key: String) -> String {
        let plain = withoutTitle(name)
        let german = sorbianDistricts.contains(key) ? parted(plain).german : plain
        let folded = german.lowercased()
        guard !folded.contains("kreis"), !folded.contains("region") else { return german }
        switch kind {
        case "43": return "Kreis \(german)"
        case "44": return "Landkreis \(german)"
        default: return german
        }
    }

    private static func withoutTitle(_ name: String) -> String {
        guard let comma = name.firstRange(of: ", "), comma.lowerBound > name.startIndex else { return name }
        return String(name[..<comma.lowerBound])
    }

    /// "Lübbenau/Spreewald / Lubnjow/Błota" parts at the slash between blanks, "Peitz/Picnjo" at its only one.
    private static func parted(_ name: String) -> (german: String, sorbian: String?) {
        let slashes = name.ranges(of: "/")
        guard let slash = name.firstRange(of: " / ") ?? (slashes.count == 1 ? slashes[0] : nil),
            slash.lowerBound > name.startIndex, slash.upperBound < name.endIndex
        else { return (name, nil) }
        return (String(name[..<slash.lowerBound]), String(name[slash.upperBound...]))
    }
}
