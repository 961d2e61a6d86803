import LotseCore
import LotseWeb

/// The questions about a recognition.
enum RecognitionFields {
    static let list: [Field] = [
        .required("from", .day), .required("until", .day), Field("recogniser", .text()),
        Field("amount", .money(0...Recognition.largest.cents)),
    ]
}
