#if Postgres
    import CLibPQ
    import LotseData

    /// Values on their way to the server: text whose type the server infers, bytes as they are.
    struct Parameters {
        private var bytes: [UInt8] = []
        /// Where each value begins; nil for NULL.
        private var places: [Int?] = []
        private var lengths: [Int32] = []
        private var formats: [Int32] = []
        /// Zero lets the server infer the type from the place where the value stands.
        private(set) var types: [Oid] = []

        init(_ sql: SQL) throws {
            for value in try sql.storableBindings() {
                switch value {
                case .null: appendNull()
                case .integer(let number): append(String(number).utf8)
                case .real(let number): append(number.description.utf8)
                case .text(let text): append(text.utf8)
                case .blob(let blob): append(blob, isBinary: true)
                }
            }
        }

        var count: Int32 { Int32(places.count) }

        private mutating func append(_ value: some Collection<UInt8>, isBinary: Bool = false) {
            places.append(bytes.count)
            lengths.append(Int32(value.count))
            formats.append(isBinary ? 1 : 0)
            types.append(isBinary ? ColumnKind.bytea : 0)
            bytes.append(contentsOf: value)
            bytes.append(0)
        }

        private mutating func appendNull() {
            places.append(nil)
            lengths.append(0)
            formats.append(0)
            types.append(0)
        }

        /// The values in the three arrays that libpq takes; valid inside `body` only.
        func withPointers<Value>(
            _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Value
        ) -> Value {
            bytes.withUnsafeBytes { memory in
                let start = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
                let pointers = places.map { place in place.flatMap { start?.advanced(by: $0) } }
                return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
            }
        }
    }

    /// How a column's text becomes a value.
    enum ColumnKind {
        case integer
        case real
        /// `sum` of whole numbers is a numeric in PostgreSQL and a whole number in SQLite.
        case numeric
        case boolean
        case bytes
        case text

        static let bytea: Oid = 17

        init(type: Oid) {
            self =
                switch type {
                case 20, 21, 23, 26: .integer
                case 700, 701: .real
                case 1700: .numeric
                case 16: .boolean
                case Self.bytea: .bytes
                default: .text
                }
        }

        /// Reads what the server wrote; nil where it is no value of this kind.
        func value(_ text: UnsafeBufferPointer<UInt8>) -> SQLValue? {
            switch self {
            case .integer: Int64(String(decoding: text, as: UTF8.self)).map(SQLValue.integer)
            case .real: Double(String(decoding: text, as: UTF8.self)).map(SQLValue.real)
            case .numeric: Self.number(String(decoding: text, as: UTF8.self))
            case .boolean: .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
            case .bytes: Self.bytes(text).map(SQLValue.blob)
            case .text: .text(String(decoding: text, as: UTF8.self))
            }
        }

        private static func number(_ text: String) -> SQLValue? {
            Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real)
        }

        /// Reads `\x` and two hexadecimal digits a byte.
        private static func bytes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
            guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x")
            else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count / 2 - 1)
            for place in stride(from: 2, to: text.count, by: 2) {
                guard let high = digit(text[place]), let low = digit(text[place + 1]) else { return nil }
                bytes.append(high << 4 | low)
            }
            return bytes
        }

        private static func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 48...57: byte - 48
            case 97...102: byte - 87
            default: nil
            }
        }
    }
#endif
