curl --request POST \
  --url https://api.example.com/api/v1/prediction/{id} \
  --header 'Content-Type: application/json' \
  --data '
{
  "question": "<string>",
  "chatId": "<string>",
  "streaming": true,
  "overrideConfig": {},
  "history": [
    {}
  ],
  "uploads": [
    {}
  ]
}
'
