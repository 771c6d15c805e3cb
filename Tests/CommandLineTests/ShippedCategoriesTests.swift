import Foundation
import Market
import Service
import Testing

@testable import chengxu

/// What every trade category that is shipped must have.
@Suite struct ShippedCategoriesTests {
    static let categories: [Market.Category] = {
        do { return try CategoryFolder.load().all } catch { return [] }
    }()

    @Test func theTradesOfSoftwareAreThere() {
        let expected: Set<String> = [
            "website-source", "mini-program", "mobile-app", "desktop-program", "plugin", "component-library",
            "game-source",
            "script-tool", "template", "dataset", "model", "licence-key", "custom-development", "deployment-service",
        ]
        #expect(Set(Self.categories.map(\.id)).isSuperset(of: expected))
    }

    @Test(arguments: categories.indices) func eachAsksEnoughAndNotTooMuch(_ index: Int) {
        let category = Self.categories[index]
        let always = category.fields.filter { $0.requiredWhen == nil }.count
        #expect((16...35).contains(always), "\(category.id) asks \(always) questions of everybody")
        #expect(category.summary != nil)
        #expect(category.sections.allSatisfy { $0.fields.count >= 4 })
        #expect((3...6).contains(category.fields.filter { $0.filter == true }.count), "\(category.id)")
        #expect((1...3).contains(category.fields.filter { $0.comparable == true }.count), "\(category.id)")
        #expect(category.fields.contains { $0.requiredWhen != nil }, "\(category.id)")
    }

    /// Each says the dispute itself, not a heading over it.
    @Test(arguments: categories.indices) func eachFieldSaysWhichDisputeItPrevents(_ index: Int) {
        let category = Self.categories[index]
        for field in category.fields {
            #expect(field.prevents.zh.wholeMatch(of: /防止“.+”之争/) != nil, "\(category.id) \(field.id)")
            #expect(field.prevents.en.wholeMatch(of: /“.+”/) != nil, "\(category.id) \(field.id)")
        }
        #expect(
            Set(category.fields.map(\.prevents)).count == category.fields.count, "\(category.id) says one dispute twice"
        )
    }

    @Test(arguments: categories.indices) func eachHasTheRolesThatRulesRead(_ index: Int) {
        let category = Self.categories[index]
        let roles = Set(category.fields.compactMap(\.role))
        var needed: Set<FieldRole> = [.description, .included, .excluded, .deliveryForm, .documents]
        // Work has no version, data is not installed, and a service that installs is itself the installation.
        if !["custom-development", "deployment-service"].contains(category.id) { needed.insert(.version) }
        if !["dataset", "deployment-service"].contains(category.id) { needed.insert(.installation) }
        if category.id != "custom-development" { needed.insert(.updates) }
        if category.id != "deployment-service" { needed.insert(.licence) }
        if category.fields.contains(where: { $0.role == .languages }) { needed.insert(.sourceCompleteness) }
        #expect(roles.isSuperset(of: needed), "\(category.id) lacks \(needed.subtracting(roles))")
    }

    /// What the terms settle is asked once, with the terms.
    @Test(arguments: categories.indices) func noneAsksWhatTheTermsSettle(_ index: Int) {
        let category = Self.categories[index]
        let ids: Set<String> = [
            "responseHours", "supportChannels", "supportHours", "supportMonths", "returnCases", "returnDays",
        ]
        #expect(ids.isDisjoint(with: category.fields.map(\.id)), "\(category.id)")
    }

    /// Nothing that the demo's sellers say is made up by the program: each answer that must be given was written down.
    @Test(arguments: DemoListing.all.indices) func theDemosListingsAnswerForThemselves(_ index: Int) throws {
        let listing = DemoListing.all[index]
        let category = try #require(Self.categories.first { $0.id == listing.category })
        let answers = try listing.answers()
        #expect(answers.unwritten(in: category) == [], "\(listing.name)")
        #expect(category.problems(in: answers.answers(to: category)) == [], "\(listing.name)")
    }

    /// An answer that no field takes would be a promise that nobody sees.
    @Test(arguments: DemoListing.all.indices) func everyAnswerThatWasWrittenIsShown(_ index: Int) throws {
        let listing = DemoListing.all[index]
        let category = try #require(Self.categories.first { $0.id == listing.category })
        let file = Resources.folder("demo-answers").appending(path: "\(listing.name).json")
        let written = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let shown = try listing.answers().answers(to: category)
        for id in written.keys { #expect(shown[id] != nil, "\(listing.name) \(id)") }
    }
}
