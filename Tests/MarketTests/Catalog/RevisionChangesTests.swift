import Ledger
import Testing

@testable import Market

@Suite struct RevisionChangesTests {
    private func revision(_ command: PublishRevision) throws -> RevisionPublished {
        guard case .revisionPublished(let facts)? = try command.decide(by: .seller, at: .opening, in: Listing()).first else {
            throw NoRevision()
        }
        return facts
    }

    private struct NoRevision: Error {}

    @Test func nothingChangedIsNothing() throws {
        let one = try revision(.of())
        let changes = RevisionChanges(from: one, to: one)
        #expect(changes.isEmpty)
        #expect(!changes.isPartlyErased)
    }

    @Test func everyPartIsTold() throws {
        let was = try revision(.of())
        var terms = Terms.standard
        terms.price = Money(minor: terms.price.minor + 100, currency: .cny)
        let now = try revision(
            .of(
                .of(
                    title: "新的标题", fields: .good.with("size", .number(7)).with("note", .text("新")),
                    defects: [Defect(severity: .major, text: "登录失效")], clauses: []),
                terms: terms, artefact: Artefact(sha256: .number(99), bytes: 5), screenshots: [.number(61)]))
        let changes = RevisionChanges(from: was, to: now)
        #expect(changes.title?.was == "企业网站源码" && changes.title?.now == "新的标题")
        #expect(changes.fields.map(\.field) == ["note", "size"])
        #expect(changes.fields.map(\.was) == [nil, .number(100)])
        #expect(changes.terms == [.price])
        #expect(changes.clauses.removed == ["仅限一个网站使用"] && changes.clauses.added == [])
        #expect(changes.defects.removed.map(\.text) == ["手机端菜单偶尔错位"])
        #expect(changes.defects.added.map(\.severity) == [.major])
        #expect(changes.artefact?.now?.bytes == 5)
        #expect(changes.pictures.removed == [.number(60)] && changes.pictures.added == [.number(61)])
        #expect(changes.hasSameTree == nil && changes.figures.isEmpty)
        #expect(!changes.isEmpty)
    }

    @Test func figuresAreComparedWhereBothWereRead() throws {
        func published(_ sha: Int, _ inspected: Inspected) throws -> RevisionPublished {
            let plain = PublishRevision.of()
            return try revision(
                PublishRevision(
                    category: plain.category, content: plain.content, terms: plain.terms,
                    artefact: Artefact(sha256: .number(sha), bytes: 9), screenshots: [], inspected: inspected))
        }
        let was = try published(1, .of())
        let more = RevisionChanges(from: was, to: try published(2, .of { ($0.files, $0.treeHash) = (13, .number(8)) }))
        #expect(more.figures == [.init(figure: .files, was: 12, now: 13)])
        #expect(more.hasSameTree == false)
        let repacked = RevisionChanges(from: was, to: try published(3, .of()))
        #expect(repacked.figures.isEmpty && repacked.hasSameTree == true && !repacked.isEmpty)
        let unread = RevisionChanges(from: was, to: try published(4, .unread(.init(.damaged))))
        #expect(unread.figures.isEmpty && unread.hasSameTree == nil)
    }

    @Test func whatIsErasedIsNotCompared() throws {
        let was = try revision(.of())
        let now = RevisionPublished(
            seller: was.seller, number: 2, category: was.category, categoryVersion: was.categoryVersion, terms: was.terms,
            artefact: was.artefact, screenshots: was.screenshots, defectCount: was.defectCount, noneKnown: was.noneKnown,
            content: Sealed(nil), artefactFacts: nil, artefactUnread: nil, secretsMeant: nil, artefactPlaces: Sealed(nil))
        let changes = RevisionChanges(from: was, to: now)
        #expect(changes.isPartlyErased)
        #expect(changes.isEmpty)
    }
}
