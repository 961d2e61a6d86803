import LotseCore
import LotseData
import LotseWeb

/// Handing documents in and taking them out again.
struct DocumentRoutes: Sendable {
    /// The largest document and a little for the form around it.
    private static let bodyLimit = FileSealer.largest + 64 * 1024

    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newDocument, as: ports.caseFile(to: .write)) { .page(flow($0).page(Self.form)) }
        routes.post(CasesPaths.newDocument, as: ports.caseFile(to: .write), bodyLimit: Self.bodyLimit) {
            try await insert($0)
        }
        routes.get(CasesPaths.document, as: ports.caseFile(to: .readSensitive)) { try await download($0) }
        routes.get(CasesPaths.removeDocument, as: ports.caseFile(to: .write)) { context in
            .page(try await removeFlow(context).page(Self.removeForm))
        }
        routes.post(CasesPaths.removeDocument, as: ports.caseFile(to: .write)) { try await remove($0) }
    }

    private static let form = Form("cases.document-form", [.required("file", .file(accept: FileFormat.accept))])
    private static let removeForm = Form("cases.document-remove", [.required("reason", .text())])

    private func flow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.document-form.title",
            action: context.caseLink(CasesPaths.newDocument),
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = Self.form.reading(context.form)
        let (head, target, documents) = (context.head, context.caseLink(CasesPaths.one), ports.documents)
        return try await flow(context).submit(form) { transaction in
            guard let file = form.file("file") else { throw CasesError.document(.empty) }
            try documents.insert(file.name, file.bytes, uploader: context.account, into: head, in: transaction)
            return target
        }
    }

    private func document(_ context: CaseFileContext) async throws -> CaseDocument {
        let id = try context.visitor.identifier("document", of: CaseDocument.self)
        let all = try await ports.store.read { try DocumentStore.list(of: context.head.id, from: $0) }
        guard let document = all.first(where: { $0.id == id }) else { throw PageError.notFound }
        return document
    }

    private func download(_ context: CaseFileContext) async throws -> Reply {
        let id = try await document(context).id
        let (head, documents) = (context.head, ports.documents)
        let opened = try await ports.store.write(as: context.actor) { transaction in
            let (document, bytes) = try documents.open(id, of: head, in: transaction)
            return (name: document.name, type: document.format.mediaType, bytes: bytes)
        }
        return .file(Download(name: opened.name, mediaType: opened.type, bytes: opened.bytes))
    }

    private func removeFlow(_ context: CaseFileContext) async throws -> CaseFormFlow {
        let document = try await document(context)
        return CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.document-remove.title",
            action: context.caseLink(CasesPaths.removeDocument, ["document": document.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            lead: document.name
        )
    }

    private func remove(_ context: CaseFileContext) async throws -> Reply {
        let document = try await document(context)
        let form = Self.removeForm.reading(context.form)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await removeFlow(context).submit(form) { transaction in
            try DocumentStore.remove(document.id, of: head, because: form.text("reason"), in: transaction)
            return target
        }
    }
}
