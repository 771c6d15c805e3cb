import Testing

@testable import Market

@Suite struct HandOverRepositoryTests {
    @Test func theAddressIsSealedAndTheCommitIsNot() throws {
        var story = try Story.funded(by: .repository)
        let events = try story.give(HandOverRepository.at(note: "分支 main"), by: .seller)
        #expect(
            events == [
                .repositoryHandedOver(
                    RepositoryHandedOver(
                        round: 1, commit: .handedOver, manifest: .manifest, acceptUntil: story.now.adding(.days(7)),
                        address: Sealed("https://git.example/shop.git"), note: Sealed("分支 main")))
            ])
        #expect(story.trade.round?.method == .repository)
    }

    @Test(arguments: [
        "https://git.example/shop.git", "https://git.example:8443/a/b", "ssh://git@git.example/shop.git",
        "ssh://git.example:2222/shop", "git@git.example:shop/site.git",
    ])
    func addressesThatGitTakes(address: String) throws {
        var story = try Story.funded(by: .repository)
        try story.give(HandOverRepository.at(address), by: .seller)
    }

    @Test(arguments: [
        "", "http://git.example/shop", "https://me:word@git.example/shop", "https://me@git.example/shop", "file:///srv/shop",
        "git.example/shop", "https://git.example", "https:///shop", "ssh://-oProxyCommand=x/y", "git@-x:y",
        "https://git.example/a b",
        "javascript:alert(1)", "https://git.example:99999/a", "git@git.example:", "https://git.example/\u{202E}a",
        "https://g/" + String(repeating: "a", count: 400),
    ])
    func addressesThatItDoesNot(address: String) throws {
        try Story.funded(by: .repository).refuses(HandOverRepository.at(address), by: .seller, with: .addressMalformed)
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 40), String(repeating: "a", count: 41)])
    func aCommitIsNamedInFull(commit: String) throws {
        try Story.funded(by: .repository).refuses(HandOverRepository.at(commit: commit), by: .seller, with: .commitMalformed)
    }

    @Test func underTermsThatNameAnotherWayItIsNoDelivery() throws {
        try Story.funded(returnCondition: .keyNotRevealed).refuses(
            HandOverRepository.at(), by: .seller, with: .otherMethod(.secret))
        try Story.funded(by: .repository).refuses(
            HandOverRepository.at(), by: .buyer, with: .step(.notYourStep(.handOverRepository)))
    }
}
