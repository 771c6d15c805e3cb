import Testing

@testable import Market

@Suite struct DeliveryComparisonTests {
    private let small = Artefact(sha256: .number(3_009), bytes: 5)

    @Test func theDepositedFileIsAmongThem() {
        let comparison = DeliveryComparison(published: .source, facts: nil, delivered: [small, .source], found: nil)
        #expect(comparison == .sameBytes(Artefact.source.sha256))
    }

    @Test func whereNothingWasDepositedOrDeliveredThereIsNothingToCompare() {
        #expect(DeliveryComparison(published: nil, facts: nil, delivered: [small], found: nil) == nil)
        #expect(DeliveryComparison(published: .source, facts: nil, delivered: [], found: nil) == nil)
    }

    private func differences(_ found: ArtefactFacts?, facts: ArtefactFacts? = .of()) throws -> DeliveryComparison.Differences {
        let other = Artefact(sha256: .number(3_010), bytes: 900)
        guard
            case .otherBytes(let differences)? = DeliveryComparison(
                published: .source, facts: facts, delivered: [small, other], found: found)
        else {
            Issue.record("not compared")
            throw CancellationError()
        }
        #expect(differences.delivered == other)
        return differences
    }

    @Test func theSameFilesPackedAgainAreTheSameTree() throws {
        let differences = try differences(.of())
        #expect(differences.hasSameTree == true)
        #expect(differences.figures.isEmpty)
        #expect(differences.warnings.isEmpty)
    }

    @Test func whatIsMissingIsTold() throws {
        let differences = try differences(
            .of { facts in
                facts.languages = [.init(language: .css, files: 1, bytes: 9_000, lines: 300)]
                facts.files = 5
                facts.treeHash = .number(78)
                facts.protectedParts = [.init(kind: .ionCube, count: 2)]
                facts.secrets = [.init(kind: .password, count: 1)]
            })
        #expect(differences.hasSameTree == false)
        #expect(differences.languagesGone == [.php])
        #expect(differences.languagesNew == [])
        #expect(differences.warnings == [.sourceShrunk, .moreProtected, .secretsLeftIn])
        #expect(differences.figures.map(\.figure) == [.files, .sourceBytes, .sourceLines, .protectedParts, .secrets])
        #expect(differences.figures.first == .init(figure: .files, published: 12, delivered: 5))
    }

    @Test func noSourceAtAllIsAWarningOfItsOwn() throws {
        let differences = try differences(.of { $0.languages = [] })
        #expect(differences.warnings == [.sourceMissing])
    }

    @Test func whatIsNotReadIsNotGuessed() throws {
        for differences in [try differences(nil), try differences(.of(), facts: nil)] {
            #expect(differences.hasSameTree == nil)
            #expect(differences.figures.isEmpty && differences.warnings.isEmpty)
        }
    }
}
