import LotseCore
import LotseData
import LotseWeb

/// The forms about recognitions: a new one, one put right, one removed.
enum RecognitionTasks {
    static func insert(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        let alliance = staff.alliance.id
        return FormTask(
            title: staff.words("network.new-recognition.title"),
            form: Form("network.new-recognition", RecognitionFields.list),
            cancel: staff.link(NetworkPaths.recognitions)
        ) { form, transaction in
            let recognition = Recognition(
                id: transaction.newIdentifier(),
                alliance: alliance,
                start: try form.requiredDay("from"),
                end: try form.requiredDay("until"),
                recogniser: form.text("recogniser"),
                amount: form.money("amount")
            )
            try RecognitionStore.insert(recognition, in: transaction)
            return staff.link(NetworkPaths.recognitions, saying: "new-recognition")
        }
    }

    static func correct(_ context: RecordContext<Recognition>, _ reader: Reader) throws -> FormTask {
        let (words, recognition) = (context.words, context.record)
        return FormTask(
            title: words("network.correct-recognition.title"),
            form: Form(
                "network.correct-recognition",
                RecognitionFields.list + [.required("reason", .text()), Field("version", .hidden)],
                values: [
                    "from": "\(recognition.start)", "until": "\(recognition.end)",
                    "recogniser": recognition.recogniser,
                    "amount": recognition.amount.map { typed($0) } ?? "", "version": "\(recognition.version)",
                ]
            ),
            cancel: context.link(NetworkPaths.recognitions),
            current: facts(context),
            others: [Link(words("network.remove-recognition.title"), context.here(NetworkPaths.removeRecognition))]
        ) { form, transaction in
            var corrected = recognition
            corrected.start = try form.requiredDay("from")
            corrected.end = try form.requiredDay("until")
            corrected.recogniser = form.text("recogniser")
            corrected.amount = form.money("amount")
            corrected.version = try form.version()
            try RecognitionStore.update(corrected, because: form.text("reason"), in: transaction)
            return context.link(NetworkPaths.recognitions, saying: "edit")
        }
    }

    static func remove(_ context: RecordContext<Recognition>, _ reader: Reader) throws -> FormTask {
        let (words, recognition) = (context.words, context.record)
        return FormTask(
            title: words("network.remove-recognition.title"),
            lead: words(
                "network.remove-recognition.lead",
                ["from": words.day(recognition.start), "until": words.day(recognition.end)]
            ),
            form: Form(
                "network.remove-recognition",
                [.required("reason", .text()), Field("version", .hidden)],
                values: ["version": "\(recognition.version)"]
            ),
            cancel: context.link(NetworkPaths.recognitions),
            current: facts(context)
        ) { form, transaction in
            var seen = recognition
            seen.version = try form.version()
            try RecognitionStore.remove(seen, because: form.text("reason"), in: transaction)
            return context.link(NetworkPaths.recognitions, saying: "remove-recognition")
        }
    }

    /// An amount as a form takes it: `2340000` or `1250,50`.
    private static func typed(_ money: Money) -> String {
        let (euros, cents) = money.cents.quotientAndRemainder(dividingBy: 100)
        return cents == 0 ? "\(euros)" : "\(euros),\(cents < 10 ? "0" : "")\(cents)"
    }

    private static func facts(_ context: RecordContext<Recognition>) -> SummaryList {
        let (words, recognition) = (context.words, context.record)
        return SummaryList([
            .init(words("network.column.term"), recognition.days.map { context.days(of: $0) }),
            .init(words("network.column.recogniser"), recognition.recogniser),
            .init(words("network.column.amount"), recognition.amount.map { words.money($0) }),
        ])
    }
}
