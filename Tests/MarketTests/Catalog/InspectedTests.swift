import Testing

@testable import Market

@Suite struct InspectedTests {
    @Test func whatTheReaderSaysIsNotBelievedUnseen() {
        #expect(Inspected.of().isPlausible)
        #expect(Inspected.unread(.init(.ratioTooHigh, limit: 200)).isPlausible)
        #expect(!Inspected.unread(.init(.damaged, limit: -1)).isPlausible)
        let changes: [(inout ArtefactFacts) -> Void] = [
            { $0.files = -1 }, { $0.unpackedBytes = .max }, { $0.setApart.bytes = -1 }, { $0.languages[0].lines = .min },
            { $0.languages.append($0.languages[0]) }, { $0.licences = Array(repeating: "MIT", count: 21) },
            { $0.versions = [String(repeating: "1", count: 401)] }, { $0.secrets = [.init(kind: .password, count: .max)] },
        ]
        for change in changes { #expect(!Inspected.of(change).isPlausible) }
        var places = ArtefactPlaces()
        places.largest = [.init(kind: "", path: "a", bytes: 1)]
        #expect(Inspected.read(.of(), places).isPlausible)
        places.largest = Array(repeating: places.largest[0], count: ArtefactPlaces.placesMax + 1)
        #expect(!Inspected.read(.of(), places).isPlausible)
        places.largest = [.init(kind: "", path: String(repeating: "a", count: 201))]
        #expect(!Inspected.read(.of(), places).isPlausible)
    }
}
