import LotseCore

/// Places and plots on a map (RFC 7946), with the fields of the templates as properties.
package enum GeoJSON {
    /// What the shapes are.
    package enum Subject: String, CaseIterable, Sendable {
        case places
        case plots
    }

    /// Reads a feature, or a collection of them.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - subject: what the shapes are.
    ///   - connection: who delivers, as the alliance named it.
    ///   - extent: whether the file names all that the sender has.
    ///   - limits: what the file may cost.
    /// - Returns: records with a representative point each.
    /// - Throws: `FeedFailure` when nothing of the file can be taken, or what reading the bytes throws.
    package static func read(
        _ bytes: FeedBytes,
        as subject: Subject,
        connection: String,
        extent: FeedExtent = .partial,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        guard let root = try JSONReader.read(try bytes.whole(limits), limits).object else {
            throw FeedFailure(.otherFormat, at: FeedPosition(line: 1))
        }
        try checkReferenceSystem(root)
        var draft = FeedDraft(.geoJSON, limits)
        let sender = FeedSender(connection: connection)
        let kind: FeedKind = subject == .plots ? .plot : .place
        draft.feed.speak(for: sender, [kind], extent)
        for (index, value) in try features(of: root).enumerated() {
            guard index < limits.entries else { throw FeedFailure(.tooManyEntries) }
            draft.position = FeedPosition(line: value.object?.line, entry: index + 1)
            take(value, kind, sender, &draft)
        }
        return draft.feed.finished()
    }

    /// Old files may name a reference system; only the one of the standard is read.
    private static func checkReferenceSystem(_ root: JSONObject) throws(FeedFailure) {
        guard let system = root["crs"] else { return }
        let name = system.object?["properties"]?.object?["name"]?.text ?? ""
        guard name.hasSuffix("CRS84") || name.hasSuffix("EPSG::4326") || name == "EPSG:4326" else {
            throw FeedFailure(.referenceSystem, at: FeedPosition(line: root.line, field: "crs"))
        }
    }

    private static func features(of root: JSONObject) throws(FeedFailure) -> [JSONValue] {
        switch root["type"]?.text {
        case "FeatureCollection":
            if let features = root["features"]?.list { return features }
        case "Feature": return [.object(root)]
        default: break
        }
        throw FeedFailure(.otherFormat, at: FeedPosition(line: root.line, field: "type"))
    }

    private static func take(_ value: JSONValue, _ kind: FeedKind, _ sender: FeedSender, _ draft: inout FeedDraft) {
        guard let feature = value.object, feature["type"]?.text == "Feature" else {
            return draft.refuse(draft.refusal(.notAnObject))
        }
        let properties = feature["properties"]?.object ?? JSONObject(line: feature.line)
        var cells = cells(of: properties, &draft)
        let name = feature["id"]?.word ?? properties["id"]?.word
        if cells[.key] == nil, let name {
            cells[.key] = TemplateRow.Cell(text: name, position: FeedPosition(line: feature.line, field: "id"))
        }
        guard let name = cells[.key]?.text, let object = draft.line(name, "id") else {
            return draft.refuse(draft.refusal(.missingKey, "id"))
        }
        let key = FeedKey(sender: sender, object: object)
        do throws(FeedRefusal) {
            guard let point = try GeoJSONGeometry.shape(feature["geometry"], draft).representative else {
                throw draft.refusal(.badCoordinates, "geometry")
            }
            var row = TemplateRow(cells, at: draft.position, draft.limits)
            if kind == .place, !row.has(.name), !row.has(.title) { row.require([.name]) }
            let record = TemplateRecord.record(kind, &row, from: sender)
            guard row.problems.isEmpty else { return draft.refuse(row.problems, key: key) }
            draft.take(record.located(at: point), row.faults)
        } catch {
            draft.refuse(error, key: key)
        }
    }

    /// The properties that the templates know; others are the sender's own business.
    private static func cells(
        of properties: JSONObject,
        _ draft: inout FeedDraft
    ) -> [TemplateField: TemplateRow.Cell] {
        var cells: [TemplateField: TemplateRow.Cell] = [:]
        // By name, so that of two spellings of one field the same one counts in every run.
        for (name, value) in properties.members.sorted(by: { $0.key < $1.key }) {
            guard let field = TemplateField(heading: name), cells[field] == nil else { continue }
            // The point comes from the geometry.
            guard field != .latitude, field != .longitude else { continue }
            let position = FeedPosition(line: properties.line, entry: draft.position.entry, field: name)
            switch value {
            case .text(let text) where text.contains(where: { !$0.isWhitespace }):
                cells[field] = TemplateRow.Cell(text: text, position: position)
            case .number(let digits):
                cells[field] = TemplateRow.Cell(text: digits, decimal: DecimalText(json: digits), position: position)
            case .flag(let flag): cells[field] = TemplateRow.Cell(text: flag ? "true" : "false", position: position)
            default: break
            }
        }
        return cells
    }
}

extension FeedRecord {
    /// The record with a point; only for kinds that maps hold.
    fileprivate func located(at point: Position) -> FeedRecord {
        switch self {
        case .plot(var plot):
            plot.place.position = point
            return .plot(plot)
        case .place(var place):
            place.place.position = point
            return .place(place)
        default: return self
        }
    }
}
