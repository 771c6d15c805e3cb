import Market
import Service

extension ChangesPage {
    init(
        _ was: Service.Revision, _ now: Service.Revision, _ changes: RevisionChanges, _ category: Market.Category?,
        _ language: Language
    ) {
        let listing = "/listings/\(now.listing)"
        func link(_ revision: Service.Revision) -> Link {
            Link(
                text: language.say("listing.revision", ["n": String(revision.facts.number)]),
                path: "\(listing)/revisions/\(revision.facts.number)")
        }
        title = language.say("changes.title", ["from": String(was.facts.number), "to": String(now.facts.number)])
        listingTitle = now.facts.content.value?.title ?? language.say("listing.erased")
        listingPath = listing
        from = link(was)
        to = link(now)
        isSame = changes.isEmpty
        isPartlyErased = changes.isPartlyErased
        let words = ChangeWords(was: was.facts, now: now.facts, category: category, language: language)
        parts = [
            Part(heading: language.say("changes.words"), rows: words.descriptions(changes)),
            Part(heading: language.say("changes.terms"), rows: words.terms(changes)),
            Part(heading: language.say("changes.defects"), rows: words.defects(changes)),
            Part(heading: language.say("changes.artefact"), rows: words.artefact(changes)),
            Part(heading: language.say("changes.pictures"), rows: words.pictures(changes)),
        ].filter { !$0.rows.isEmpty }
    }
}

/// What changed, in words.
private struct ChangeWords {
    typealias Row = ChangesPage.Row

    let was: RevisionPublished
    let now: RevisionPublished
    let category: Market.Category?
    let language: Language

    func descriptions(_ changes: RevisionChanges) -> [Row] {
        var rows: [Row] = []
        if let title = changes.title { rows.append(Row(name: language.say("changes.name"), was: title.was, now: title.now)) }
        let places = Dictionary((category?.fields ?? []).enumerated().map { ($1.id, $0) }) { first, _ in first }
        let fields = changes.fields.sorted { (places[$0.field] ?? .max, $0.field) < (places[$1.field] ?? .max, $1.field) }
        rows += fields.map { change in
            guard let field = category?.fields.first(where: { $0.id == change.field }) else {
                return Row(name: change.field, was: change.was?.plain, now: change.now?.plain)
            }
            return Row(
                name: field.label.text(language), was: change.was.map { Fact(field, $0, language).value },
                now: change.now.map { Fact(field, $0, language).value })
        }
        if let version = changes.categoryVersion {
            rows.append(Row(name: language.say("changes.category"), was: String(version.was), now: String(version.now)))
        }
        return rows
    }

    func terms(_ changes: RevisionChanges) -> [Row] {
        changes.terms.map { clause in
            Row(
                name: language.say("term.\(clause.rawValue)"), was: was.terms.value(of: clause, language),
                now: now.terms.value(of: clause, language))
        } + rows(changes.clauses, "changes.clause") { $0 } + rows(changes.contents, "clause.part.contents") { $0 }
            + rows(changes.criteria, "clause.part.criteria") { $0 }
    }

    func defects(_ changes: RevisionChanges) -> [Row] {
        var rows = rows(changes.defects, "changes.defect") { defect in
            "\(language.say("defect.\(defect.severity.rawValue)")): \(defect.text)"
        }
        if let pair = changes.noneKnown {
            func word(_ flag: Bool) -> String { flag ? language.say("form.yes") : language.say("form.no") }
            rows.append(Row(name: language.say("changes.noneKnown"), was: word(pair.was), now: word(pair.now)))
        }
        return rows
    }

    func artefact(_ changes: RevisionChanges) -> [Row] {
        guard let pair = changes.artefact else { return [] }
        func file(_ artefact: Artefact?, _ name: String?) -> String? {
            artefact.map {
                "\(name ?? language.say("listing.erased")) · \(NumberText.size(bytes: $0.bytes)) · \($0.sha256.rawValue.prefix(12))…"
            }
        }
        var rows = [
            Row(
                name: language.say("changes.file"), was: file(pair.was, was.content.value?.artefactName),
                now: file(pair.now, now.content.value?.artefactName))
        ]
        if let isSame = changes.hasSameTree {
            let sentence = isSame ? language.say("changes.sameTree") : language.say("changes.otherTree")
            rows.append(Row(name: language.say("changes.tree"), was: nil, now: sentence))
        }
        return rows
            + changes.figures.map { change in
                func number(_ value: Int64) -> String {
                    switch change.figure {
                    case .unpackedBytes, .sourceBytes: NumberText.size(bytes: value)
                    case .files, .sourceLines, .setApartFiles, .encryptedFiles, .protectedParts, .binaries, .secrets,
                        .innerArchives:
                        NumberText.grouped(value.magnitude)
                    }
                }
                return Row(
                    name: language.say("changes.figure.\(change.figure.rawValue)"), was: number(change.was), now: number(change.now)
                )
            }
    }

    func pictures(_ changes: RevisionChanges) -> [Row] {
        rows(changes.pictures, "changes.picture") { "\($0.rawValue.prefix(12))…" }
    }

    private func rows<Value>(
        _ difference: RevisionChanges.Difference<Value>, _ key: String, _ text: (Value) -> String
    ) -> [Row] {
        let name = language.say(key)
        return difference.removed.map { Row(name: name, was: text($0), now: nil) }
            + difference.added.map { Row(name: name, was: nil, now: text($0)) }
    }
}
