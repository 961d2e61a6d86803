import LotseWeb

/// How the second factor stands, and the secret that waits for its first code.
struct SecondFactorPage: Sendable {
    let state: String
    let enrolment: Enrolment?
    /// Begins anew; nil while a secret waits.
    let begin: FormView?
    let links: [Link]

    struct Enrolment: Sendable {
        let picture: SquareCode?
        let uri: String
        let secret: String
        let form: FormView
    }
}

/// A square code as its template draws it: one path over a light ground with a quiet zone of four modules.
struct SquareCode: Sendable, Equatable {
    let size: String
    let path: String

    init(_ code: QRCode) {
        size = "\(code.size + 8)"
        path = (0..<code.size).map { row in
            (0..<code.size).filter { code[row, $0] }.map { "M\($0 + 4) \(row + 4)h1v1h-1z" }.joined()
        }.joined()
    }
}

/// Ten ways in without the phone, shown this once.
struct RecoveryCodesPage: Sendable {
    let codes: [String]
    let accountPath: String
}
