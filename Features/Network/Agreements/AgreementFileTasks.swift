import LotseCore
import LotseData
import LotseWeb

/// The forms about the signed paper: uploading or replacing it, and taking it away.
enum AgreementFileTasks {
    /// The largest file and a little for the form around it.
    static let bodyLimit = FileSealer.largest + 64 * 1024

    static func put(_ files: AgreementFileStore, _ context: RecordContext<Agreement>) -> FormTask {
        let agreement = context.record
        return FormTask(
            title: context.words("network.put-file.title"),
            lead: context.words("network.put-file.lead"),
            form: Form(
                "network.put-file",
                [.required("file", .file(accept: FileFormat.accept)), Field("version", .hidden)],
                values: ["version": "\(agreement.version)"]
            ),
            cancel: context.here(NetworkPaths.agreement),
            current: AgreementPage.facts(context)
        ) { form, transaction in
            guard let file = form.file("file") else { throw FileRefusal.empty }
            var seen = agreement
            seen.version = try form.version()
            try files.put(file.name, file.bytes, for: seen, in: transaction)
            return context.link(NetworkPaths.agreement, context.visitor.parameters, saying: "put-file")
        }
    }

    static func remove(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> FormTask {
        let agreement = context.record
        guard let file = try AgreementFileStore.fetch(of: agreement.id, reader) else { throw PageError.notFound }
        return FormTask(
            title: context.words("network.remove-file.title"),
            lead: context.words("network.remove-file.lead", ["name": file.name]),
            form: Form(
                "network.remove-file",
                [.required("reason", .text()), Field("version", .hidden)],
                values: ["version": "\(agreement.version)"]
            ),
            cancel: context.here(NetworkPaths.agreement)
        ) { form, transaction in
            var seen = agreement
            seen.version = try form.version()
            try AgreementFileStore.remove(from: seen, because: form.text("reason"), in: transaction)
            return context.link(NetworkPaths.agreement, context.visitor.parameters, saying: "remove-file")
        }
    }
}
