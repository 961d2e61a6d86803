import LotseCore
import LotseFormats
import LotseWeb

/// The form of a watch: who delivers, where the lists lie, and what is to be done with them.
struct WatchForm {
    let words: Words
    let sources: [FeedSource]
    let organisations: [OrganisationProfile]
    let places: FeedPlaces

    /// - Parameter watch: what is there already; nil for a new one.
    /// - Returns: the form with what is there already in its fields.
    func form(of watch: FeedWatch? = nil) -> Form {
        var fields: [Field] = []
        if watch == nil {
            fields.append(.required("connection", .suggested(sources.map(\.name), maxLength: 80)))
        }
        let members = organisations.map { Field.Option($0.id.text, $0.name) }
        fields.append(Field("organisation", .selection([Field.Option("", words("market.nobody"))] + members)))
        let channels = FeedWatch.Channel.allCases.filter { $0 == .address || places.folder != nil }
            .map { Field.Option($0.rawValue, words("market.watch.channel.\($0.rawValue)")) }
        if channels.count > 1 { fields.append(.required("channel", .choice(channels))) }
        if places.folder != nil { fields.append(Field("folder", .text(maxLength: 40))) }
        // An address that is kept is not shown again, it may hold a secret: what is asked for then is another one.
        let address = Field.Kind.text(maxLength: FeedAddress.mostBytes)
        fields.append(watch?.channel == .address ? Field("new-address", address) : Field("address", address))
        fields.append(.required("every", .number(1...720)))
        let extents = FeedExtent.allCases.map { Field.Option($0.rawValue, words("market.extent.\($0.rawValue)")) }
        fields.append(.required("extent", .choice(extents)))
        fields.append(Field("partly", .tick))
        if watch != nil {
            fields.append(Field("active", .tick))
            fields.append(Field("version", .hidden))
        }
        return Form("market.watch", fields, values: values(of: watch))
    }

    private func values(of watch: FeedWatch?) -> [String: String] {
        var values = [
            "channel": (watch?.channel ?? (places.folder == nil ? .address : .folder)).rawValue,
            "every": "\(watch?.everyHours ?? 24)", "extent": (watch?.extent ?? .full).rawValue,
            "organisation": watch?.organisation?.text ?? "", "partly": watch?.takesPartly == true ? "1" : "",
        ]
        if let watch {
            values["active"] = watch.isActive ? "1" : ""
            values["version"] = "\(watch.version)"
            if case .folder(let name) = watch.place { values["folder"] = name.text }
        }
        return values
    }

    /// Where the lists lie by the form, or the form with what is wrong with that.
    func place(in form: Form, keeping known: FeedWatch.Place? = nil) -> (FeedWatch.Place?, Form) {
        let channel = places.folder == nil ? .address : form.choice("channel", as: FeedWatch.Channel.self) ?? .folder
        switch channel {
        case .folder:
            guard let name = FeedFolder.Name(form.text("folder")) else {
                return (nil, form.adding(FormError("folder", "market.watch.error.folder")))
            }
            return (.folder(name), form)
        case .address:
            let field = form.fields.contains { $0.name == "new-address" } ? "new-address" : "address"
            if form.text(field).isEmpty, case .address(let address) = known { return (.address(address), form) }
            do throws(FeedAddress.Fault) {
                return (.address(try FeedAddress(form.text(field), allowsOwnNetwork: places.allowsOwnNetwork)), form)
            } catch {
                return (nil, form.adding(FormError(field, "market.watch.error.\(error.rawValue)")))
            }
        }
    }

    /// The watch as the form says; call it for a valid form.
    static func apply(_ form: Form, to watch: FeedWatch) -> FeedWatch {
        var watch = watch
        watch.organisation = form.identifier("organisation")
        watch.everyHours = form.number("every") ?? 24
        watch.extent = form.choice("extent") ?? .partial
        watch.takesPartly = form.isTicked("partly")
        return watch
    }
}
