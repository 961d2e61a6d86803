#if Postgres
    import CLibPQ
    import LotseData

    /// A failed statement's error in the store's words.
    enum PostgresFailure {
        /// What the server says of a failed statement, or libpq where no answer came.
        static func of(_ result: OpaquePointer?, on connection: OpaquePointer?) -> StoreError {
            guard let state = field(UInt8(ascii: "C"), of: result) else {
                return .unavailable(text(PQerrorMessage(connection)))
            }
            // The detail line would name the values; the primary message does not, but for values of a wrong form.
            let message = state.hasPrefix("22") ? "a value of a wrong form" : field(UInt8(ascii: "M"), of: result) ?? ""
            let rule = field(UInt8(ascii: "n"), of: result) ?? field(UInt8(ascii: "c"), of: result) ?? message
            // The schema moved under a kept plan: the next try makes a new one.
            if state == "0A000", field(UInt8(ascii: "R"), of: result) == "RevalidateCachedQuery" { return .contended }
            return error(state: state, message: message, rule: rule)
        }

        /// What libpq says of a connection that did not come about.
        static func ofConnecting(_ connection: OpaquePointer?) -> StoreError {
            .unavailable(text(PQerrorMessage(connection)))
        }

        static func error(state: String, message: String, rule: String) -> StoreError {
            switch state {
            case "23505": .constraint(.unique, rule: rule)
            case "23503", "23001": .constraint(.foreignKey, rule: rule)
            case "23502": .constraint(.notNull, rule: rule)
            case "23514": .constraint(.check, rule: rule)
            case _ where state.hasPrefix("23") || state.hasPrefix("22"): .constraint(.other, rule: rule)
            case "53100": .full
            // Changes crossed each other or waited too long for each other.
            case "40001", "40P01", "55P03": .contended
            case _ where ["08", "53", "57", "58"].contains { state.hasPrefix($0) }: .unavailable(message)
            default: .engine(code: state, message: message)
            }
        }

        private static func field(_ code: UInt8, of result: OpaquePointer?) -> String? {
            guard let result, let value = PQresultErrorField(result, Int32(code)) else { return nil }
            return String(cString: value)
        }

        private static func text(_ message: UnsafePointer<CChar>?) -> String {
            let text = message.map { String(cString: $0) } ?? ""
            return text.split(separator: "\n").first.map(String.init) ?? "the connection is lost"
        }
    }
#endif
