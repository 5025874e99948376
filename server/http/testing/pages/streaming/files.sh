curl -X POST "https://your-flowise-instance.com/api/v1/prediction/123e4567-e89b-12d3-a456-426614174000" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -F "files=@document.pdf" \
  -F "question=What does this document say?" \
  -F "chatId=session-abc123"
