import LotseMatching

/// A place on the earth in a file: `[51.57, 14.38]`, latitude first.
struct Degrees: Decodable {
    let latitude: Double
    let longitude: Double

    init(from decoder: any Decoder) throws {
        let numbers = try [Double](from: decoder)
        guard numbers.count == 2, abs(numbers[0]) <= 90, abs(numbers[1]) <= 180 else {
            throw DecodingError.typeMismatch(
                Self.self,
                .init(codingPath: decoder.codingPath, debugDescription: "[latitude, longitude]")
            )
        }
        (latitude, longitude) = (numbers[0], numbers[1])
    }
}

/// Lays the places of one file flat, around the latitude in their middle.
struct FlatMap {
    private let middle: Int

    init(_ places: [Degrees]) {
        let sum = places.reduce(0) { $0 + $1.latitude }
        middle = places.isEmpty ? 51_000_000 : Int(sum / Double(places.count) * 1_000_000)
    }

    func place(_ degrees: Degrees) -> TravelPlace {
        TravelPlace(
            microLatitude: Int((degrees.latitude * 1_000_000).rounded()),
            microLongitude: Int((degrees.longitude * 1_000_000).rounded()),
            middle: middle
        )
    }
}

/// Numbers for the words of a file: the same for the same word.
struct WordNumbers {
    private var numbers: [String: Int] = [:]
    private(set) var words: [String] = []

    mutating func number(of word: String) -> Int {
        if let known = numbers[word] { return known }
        numbers[word] = words.count
        words.append(word)
        return words.count - 1
    }
}

extension TravelMode {
    /// As files name it.
    var word: String {
        switch self {
        case .walk: "walk"
        case .bicycle: "bicycle"
        case .car: "car"
        case .transit: "transit"
        }
    }
}

extension TravelLimits {
    /// Minutes one way by the words of the modes.
    ///
    /// - Parameters:
    ///   - minutes: as the file has them.
    ///   - whom: where in the file they stand, for the sentence.
    /// - Throws: `Installation.Problem` for a word that is no mode.
    init(_ minutes: [String: Int], of whom: String) throws {
        var limits: [TravelMode: Int] = [:]
        for (word, limit) in minutes {
            guard let mode = TravelMode.allCases.first(where: { $0.word == word }) else {
                let known = TravelMode.allCases.map(\.word).joined(separator: ", ")
                throw Installation.Problem(description: "\(whom), minutes: \(word) is none of \(known).")
            }
            limits[mode] = limit
        }
        self.init(limits)
    }
}
