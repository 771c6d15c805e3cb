import HTTPTypes
import Market
import Service

/// The files that come with a listing's form, or were deposited before and are named in it.
extension Publishing {
    /// The body as fields; files are deposited on the way, and stand in the fields by their SHA-256. The first file that
    /// cannot be taken is told beside the fields, which are then shown again.
    func receive(_ visit: Visit, _ member: MemberID) async throws -> (source: Fields.Source, unusable: Refused?) {
        if let body = visit.body { return (body, nil) }
        let multipart = try await visit.multipart(bytesMax: Self.bodyBytesMax) { field, name in
            switch field {
            case "artefact":
                DepositSink(try await marketplace.beginDeposit(name: name, by: member)) as any DepositTaking
            case "pictures":
                PictureSink(marketplace, name: name, by: member)
            default: throw Refused.fields([FieldProblem(field, "unknown")])
            }
        }
        var form = multipart.form
        var unusable: Refused?
        for file in multipart.files {
            guard let sink = file.sink as? any DepositTaking else { continue }
            do {
                let deposit = try await sink.finish()
                try form.append(name: file.field + "Upload", value: deposit.artefact.sha256.rawValue)
            } catch {
                await sink.abort()
                guard let refused = Refused(error), refused.status == .unprocessableContent else {
                    await multipart.abort()
                    throw error
                }
                unusable = unusable ?? refused
            }
        }
        return (.form(form), unusable)
    }

    /// Adds what the store knows of the files, and sees to it that a screenshot is a picture by its content.
    func complete(_ form: inout RevisionForm, of member: MemberID) async throws {
        if let artefact = form.artefact {
            form.content = form.content.naming(try await marketplace.deposit(artefact, of: member).name)
        }
        for (place, screenshot) in form.screenshots.prefix(PublishRevision.screenshotsMax).enumerated() {
            let (deposit, file) = try await marketplace.openDeposit(screenshot, of: member)
            guard deposit.artefact.bytes <= Int64(Limits.pictureBytesMax) else {
                throw DepositRefusal.tooLarge(Int64(Limits.pictureBytesMax))
            }
            guard PictureType(try await file.read(offset: 0, countMax: PictureType.bytesNeeded)) != nil else {
                throw Refused(.unprocessableContent, "pictureUnknown")
            }
            form.screenshots[place] = try await marketplace.cleanedPicture(screenshot, of: member)
        }
    }

    /// The files that a refused form names, so that nobody has to upload them again.
    func files(named form: Form, of member: MemberID) async -> ListingFormPage.Files {
        var files = ListingFormPage.Files()
        for (field, isPicture) in [("artefactUpload", false), ("picturesUpload", true)] {
            for digest in form.all(field).compactMap(Digest.init(rawValue:)).prefix(PublishRevision.screenshotsMax) {
                do {
                    let deposit = try await marketplace.deposit(digest, of: member)
                    let fact = FileFact(
                        name: deposit.name, sizeBytes: deposit.artefact.bytes, sha256: digest.rawValue)
                    if isPicture { files.pictures.append(fact) } else { files.artefact = fact }
                } catch {
                    continue
                }
            }
        }
        return files
    }
}

extension ListingContent {
    /// The same content with the name of the artefact's file.
    func naming(_ artefactName: String) -> ListingContent {
        ListingContent(
            title: title, fields: fields, defects: defects, noneKnown: noneKnown, clauses: clauses,
            artefactName: artefactName, contents: contents ?? [], criteria: criteria ?? [])
    }
}
