/// What changed between two revisions of a listing, part by part. What was erased of either is not compared.
package struct RevisionChanges: Equatable, Sendable {
    /// The titles, where they differ.
    package let title: Pair<String>?
    /// The answers that differ, in the order of the fields' ids.
    package let fields: [FieldChange]
    /// The typed clauses that differ, in the order of the contract.
    package let terms: [Terms.Clause]
    /// The supplementary clauses that were taken out and put in.
    package let clauses: Difference<String>
    /// What is handed over: the items that were taken out and put in.
    package let contents: Difference<String>
    /// What the delivery is measured by: the items that were taken out and put in.
    package let criteria: Difference<String>
    /// The defects that were taken out and put in.
    package let defects: Difference<Defect>
    /// The statement that no defect is known, where it differs.
    package let noneKnown: Pair<Bool>?
    /// The artefacts, where they differ.
    package let artefact: Pair<Artefact?>?
    /// The figures found in them, where both were read and they differ.
    package let figures: [FigureChange]
    /// Whether the files in both are the same, however packed; nil where one was not read.
    package let hasSameTree: Bool?
    /// The pictures that were taken out and put in.
    package let pictures: Difference<Digest>
    /// The versions of the category, where they differ.
    package let categoryVersion: Pair<Int>?
    /// The words of one of them are erased, so that words were not compared.
    package let isPartlyErased: Bool

    /// One thing as it was and as it is.
    package struct Pair<Value: Equatable & Sendable>: Equatable, Sendable {
        /// As it was.
        package let was: Value
        /// As it is.
        package let now: Value

        fileprivate init?(_ was: Value, _ now: Value) {
            guard was != now else { return nil }
            self.was = was
            self.now = now
        }
    }

    /// What was taken out of a list and what was put in, each in its own order.
    package struct Difference<Value: Equatable & Sendable>: Equatable, Sendable {
        /// What was taken out.
        package let removed: [Value]
        /// What was put in.
        package let added: [Value]

        fileprivate init(_ was: [Value], _ now: [Value]) {
            removed = was.filter { !now.contains($0) }
            added = now.filter { !was.contains($0) }
        }

        /// Whether nothing was taken out or put in.
        package var isEmpty: Bool { removed.isEmpty && added.isEmpty }
    }

    /// An answer as it was and as it is; nil for none.
    package struct FieldChange: Equatable, Sendable {
        /// The field's id.
        package let field: String
        /// The answer as it was.
        package let was: FieldValue?
        /// The answer as it is.
        package let now: FieldValue?
    }

    /// A figure as it was and as it is.
    package struct FigureChange: Equatable, Sendable {
        /// Which figure.
        package let figure: Figure
        /// The figure as it was.
        package let was: Int64
        /// The figure as it is.
        package let now: Int64
    }

    /// The figures that are compared.
    package enum Figure: String, CaseIterable, Sendable {
        case files, unpackedBytes, sourceBytes, sourceLines, setApartFiles, encryptedFiles, protectedParts, binaries, secrets,
            innerArchives
    }

    /// What changed from one revision to another of the same listing.
    package init(from was: RevisionPublished, to now: RevisionPublished) {
        let (old, new) = (was.content.value, now.content.value)
        isPartlyErased = old == nil || new == nil
        if let old, let new {
            title = Pair(old.title, new.title)
            fields = Set(old.fields.keys).union(new.fields.keys).sorted().compactMap { id in
                old.fields[id] == new.fields[id] ? nil : FieldChange(field: id, was: old.fields[id], now: new.fields[id])
            }
            clauses = Difference(old.clauses, new.clauses)
            contents = Difference(old.contents ?? [], new.contents ?? [])
            criteria = Difference(old.criteria ?? [], new.criteria ?? [])
            defects = Difference(old.defects, new.defects)
        } else {
            title = nil
            fields = []
            clauses = Difference([], [])
            contents = Difference([], [])
            criteria = Difference([], [])
            defects = Difference([], [])
        }
        terms = now.terms.changes(from: was.terms)
        noneKnown = Pair(was.noneKnown, now.noneKnown)
        artefact = Pair(was.artefact, now.artefact)
        if let old = was.artefactFacts, let new = now.artefactFacts, was.artefact != now.artefact {
            hasSameTree = old.treeHash == new.treeHash
            figures = Figure.allCases.compactMap { figure in
                let (before, after) = (old.value(of: figure), new.value(of: figure))
                return before == after ? nil : FigureChange(figure: figure, was: before, now: after)
            }
        } else {
            hasSameTree = nil
            figures = []
        }
        pictures = Difference(was.screenshots, now.screenshots)
        categoryVersion = Pair(was.categoryVersion, now.categoryVersion)
    }

    /// Whether nothing that was compared differs.
    package var isEmpty: Bool {
        title == nil && fields.isEmpty && terms.isEmpty && clauses.isEmpty && contents.isEmpty && criteria.isEmpty
            && defects.isEmpty && noneKnown == nil
            && artefact == nil && pictures.isEmpty && categoryVersion == nil
    }
}

extension ArtefactFacts {
    /// One of the figures.
    package func value(of figure: RevisionChanges.Figure) -> Int64 {
        func sum<Kind>(_ tallies: [Tally<Kind>]) -> Int64 { tallies.reduce(0) { $0 + Int64($1.count) } }
        return switch figure {
        case .files: Int64(files)
        case .unpackedBytes: unpackedBytes
        case .sourceBytes: sourceBytes
        case .sourceLines: sourceLines
        case .setApartFiles: Int64(setApart.files)
        case .encryptedFiles: Int64(encryptedFiles)
        case .protectedParts: sum(protectedParts)
        case .binaries: sum(binaries)
        case .secrets: sum(secrets)
        case .innerArchives: Int64(innerArchives)
        }
    }
}
