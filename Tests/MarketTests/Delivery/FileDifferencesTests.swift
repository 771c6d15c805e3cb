import Testing

@testable import Market

@Suite struct FileDifferencesTests {
    @Test func addedRemovedAndChanged() {
        let differences = FileDifferences(
            published: ["a": "1", "b": "2", "c": "3", "e": "5"], delivered: ["a": "1", "b": "9", "d": "4", "c": "3"])
        #expect(differences.added == ["d"])
        #expect(differences.removed == ["e"])
        #expect(differences.changed == ["b"])
    }

    @Test func anOuterFolderOfAnotherNameIsNoDifference() {
        let differences = FileDifferences(
            published: ["shop-1/a": "1", "shop-1/lib/b": "2"], delivered: ["shop-2/a": "1", "shop-2/lib/b": "3"])
        #expect(differences.added.isEmpty && differences.removed.isEmpty)
        #expect(differences.changed == ["lib/b"])
    }

    @Test func aFolderThatHoldsOnlyAPartStays() {
        let differences = FileDifferences(published: ["shop/a": "1", "b": "2"], delivered: ["site/a": "1", "b": "2"])
        #expect(differences.added == ["site/a"])
        #expect(differences.removed == ["shop/a"])
    }

    @Test func emptyListsDifferInNothing() {
        let none = FileDifferences(published: [:], delivered: [:])
        #expect(none.added.isEmpty && none.removed.isEmpty && none.changed.isEmpty)
    }
}
